package dev.sluice.hls.check;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a reference is written as RFC 3986 asks, and how it would be. */
final class UriSyntax {
    private static final String PLAIN = "A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=-";
    private static final Pattern VALID = Pattern.compile("(?:[" + PLAIN + "]|%[0-9A-Fa-f]{2})*+");
    private static final Pattern CHARACTER = Pattern.compile("[" + PLAIN + "]");
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private UriSyntax() {}

    static boolean valid(String reference) {
        return VALID.matcher(reference).matches();
    }

    static String escaped(String reference) {
        var text = new StringBuilder();
        for (var i = 0; i < reference.length(); ) {
            var end = i + Character.charCount(reference.codePointAt(i));
            var character = reference.substring(i, end);
            var escape = ESCAPE.matcher(reference).region(i, reference.length()).lookingAt();
            text.append(escape || CHARACTER.matcher(character).matches() ? character : bytes(character));
            i = end;
        }
        return text.toString();
    }

    private static String bytes(String character) {
        var text = new StringBuilder();
        for (var b : character.getBytes(StandardCharsets.UTF_8)) {
            text.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
        }
        return text.toString();
    }
}
