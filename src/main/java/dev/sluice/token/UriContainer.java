package dev.sluice.token;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The URIs that a token opens: the {@code cdniuc} claim (RFC 9246 section 2.1.10). */
public interface UriContainer {
    int MAX_LENGTH = 2048;
    int MAX_EXPANDED = 8192;
    String REGEX = "regex:";
    String HASH = "hash:sha-256;";

    /** Whether a normalised URI without its token is inside. */
    boolean matches(String uri);

    /** Reads the claim; empty when it is none of the forms of RFC 9246, too long or no regular expression. */
    static Optional<UriContainer> parse(String claim) {
        if (claim.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (claim.startsWith(HASH)) {
            var hash = claim.substring(HASH.length());
            return Optional.of(uri -> hash.equals(hashOf(uri)));
        }
        if (!claim.startsWith(REGEX)) {
            return Optional.empty();
        }
        var own = MediaContainer.parse(claim);
        return own.isPresent() ? Optional.of(own.get()) : regex(claim.substring(REGEX.length()));
    }

    private static Optional<UriContainer> regex(String expression) {
        if (expandedLength(expression) > MAX_EXPANDED) {
            return Optional.empty();
        }
        try {
            var pattern = Pattern.compile(expression);
            return Optional.of(pattern::matches);
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * The engine writes counted repetitions out, so that a few nested ones fill any memory: this is how long the expression
     * can become, as if all of them were nested.
     */
    private static long expandedLength(String expression) {
        var length = (long) expression.length();
        for (var brace = expression.indexOf('{'); brace >= 0; brace = expression.indexOf('{', brace + 1)) {
            length *= Math.max(1, largestNumber(expression, brace + 1));
            if (length > MAX_EXPANDED) {
                break;
            }
        }
        return length;
    }

    private static int largestNumber(String expression, int from) {
        var largest = 0;
        var number = 0;
        for (var i = from; i < expression.length() && "0123456789,".indexOf(expression.charAt(i)) >= 0; i++) {
            var digit = expression.charAt(i) - '0';
            number = digit < 0 ? 0 : Math.min(number * 10 + digit, MAX_EXPANDED);
            largest = Math.max(largest, number);
        }
        return largest;
    }

    private static String hashOf(String uri) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(TokenHash.sha256().digest(uri.getBytes(StandardCharsets.UTF_8)));
    }
}
