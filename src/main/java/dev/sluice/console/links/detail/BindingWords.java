package dev.sluice.console.links.detail;

import dev.sluice.api.Share;
import dev.sluice.console.ui.Times;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a link is bound to, name by name. */
final class BindingWords {
    private BindingWords() {}

    /** In the order of reading; empty where anybody may watch. */
    static Map<String, String> of(Share share, Times times) {
        var binding = share.binding();
        var words = new LinkedHashMap<String, String>();
        put(words, "Recipient", binding.recipient());
        put(words, "Viewer", binding.viewer());
        put(words, "Origins", origins(share));
        put(words, "Addresses", binding.ipPrefix());
        put(words, "Devices", binding.deviceClass());
        put(words, "Sessions at once", binding.maxSessions());
        put(words, "Opens", binding.maxOpens());
        put(words, "Not before", binding.notBefore() == null ? null : times.exact(binding.notBefore()));
        return words;
    }

    private static @Nullable String origins(Share share) {
        if (share.framedAnywhere()) return "any site may frame it";
        var origins = share.binding().origins();
        return origins.isEmpty() ? null : String.join(", ", origins);
    }

    private static void put(Map<String, String> words, String name, @Nullable Object value) {
        if (value != null) words.put(name, value.toString());
    }
}
