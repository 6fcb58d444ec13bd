package dev.sluice.hls.playlist;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Variables of EXT-X-DEFINE (RFC 8216bis 4.4.2.3) and their substitution. */
final class Variables {
    /** Longest text a substitution may give: definitions may use each other, and doubling 60 times must not fill memory. */
    private static final int MAX_LENGTH = 64 * 1024;

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> imported;
    private final String query;

    Variables(String playlistUri, Map<String, String> imported) {
        this.query = Uris.query(playlistUri);
        this.imported = imported;
    }

    Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** Takes one EXT-X-DEFINE; answers false when it defines nothing. */
    boolean define(Attributes attributes, Consumer<String> undefined) {
        var name = attributes.get("NAME");
        if (name != null) {
            values.put(name, substitute(attributes.get("VALUE", ""), undefined));
            return true;
        }
        return take(attributes.get("IMPORT"), imported) || take(attributes.get("QUERYPARAM"), parameters());
    }

    private boolean take(@Nullable String name, Map<String, String> from) {
        var value = name == null ? null : from.get(name);
        if (name == null || value == null) {
            return false;
        }
        values.put(name, value);
        return true;
    }

    private Map<String, String> parameters() {
        var found = new HashMap<String, String>();
        for (var part : query.split("&", -1)) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                found.putIfAbsent(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return found;
    }

    /** Replaces each {@code {$name}}; unknown names stay as they are and are told to {@code undefined}. */
    String substitute(String text, Consumer<String> undefined) {
        var open = text.indexOf("{$");
        if (open < 0) {
            return text;
        }
        var result = new StringBuilder();
        var at = 0;
        while (open >= 0 && result.length() < MAX_LENGTH) {
            var close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            result.append(text, at, open).append(value(text.substring(open + 2, close), undefined));
            at = close + 1;
            open = text.indexOf("{$", at);
        }
        result.append(text, at, text.length());
        result.setLength(Math.min(result.length(), MAX_LENGTH));
        return result.toString();
    }

    private String value(String name, Consumer<String> undefined) {
        var value = values.get(name);
        if (value == null) {
            undefined.accept(name);
            return "{$" + name + "}";
        }
        return value;
    }
}
