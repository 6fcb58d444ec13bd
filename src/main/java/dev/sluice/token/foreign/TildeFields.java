package dev.sluice.token.foreign;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code name=value} fields behind one another, as Akamai and Google write them. */
final class TildeFields {
    private static final int MAX_FIELDS = 32;

    private TildeFields() {}

    /** @param separators the characters between fields, as a character class */
    static Map<String, String> read(String text, String separators) {
        var fields = new LinkedHashMap<String, String>();
        for (var part : text.split("[" + separators + "]", MAX_FIELDS)) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(part.substring(0, equals), unescape(part.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String unescape(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
