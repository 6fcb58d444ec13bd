package dev.sluice.console.settings.emergency;

import dev.sluice.api.EmergencySettings.Webhook;
import okhttp3.HttpUrl;

/** Addresses as they may be shown: the path of a webhook is often a secret itself. */
final class Addresses {
    private static final int SHOWN = 4;

    private Addresses() {}

    static String host(Webhook hook) {
        return host(hook.url());
    }

    static String host(String address) {
        var url = HttpUrl.parse(address);
        return url == null ? "" : url.host();
    }

    /** Enough of the end to tell two apart. */
    static String path(Webhook hook) {
        var url = HttpUrl.parse(hook.url());
        String path = url == null ? "" : url.encodedPath();
        return path.length() <= 1 ? "/" : "/…" + path.substring(Math.max(1, path.length() - SHOWN));
    }
}
