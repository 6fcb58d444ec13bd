package dev.sluice.service;

import dev.sluice.playback.Site;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Works out where viewers find a service. */
final class Sites {
    private Sites() {}

    static Site of(ServiceConfig config, int port, String edgeSet) {
        URI local = local(config, port);
        URI given = config.publicUrl();
        URI base = given == null ? local : withoutSlash(given);
        var hosts = given == null
                ? List.of(authority(local), "localhost:" + port)
                : List.of(authority(base), authority(local));
        return new Site(base, hosts.stream().distinct().toList(), "sluice", edgeSet);
    }

    /** Where this machine finds the service. */
    static URI local(ServiceConfig config, int port) {
        String scheme = config.tlsCertificate() == null ? "http" : "https";
        String host = config.host().equals("0.0.0.0") || config.host().equals("::") ? "127.0.0.1" : config.host();
        return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    private static String authority(URI uri) {
        return text(uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    }

    private static URI withoutSlash(URI uri) {
        return URI.create(text(uri.toString()).replaceAll("/+$", ""));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
