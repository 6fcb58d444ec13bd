package dev.sluice.hls.playlist;

import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * The credential that a URI carries, as far as one can be told: a JSON Web Token anywhere in it, or a signature in its query.
 */
public final class Credential {
    /** Group 1 is the signature. */
    private static final Pattern JWT =
            Pattern.compile("[A-Za-z0-9_-]{4,500}\\.[A-Za-z0-9_-]{4,}\\.([A-Za-z0-9_-]{4,1000})");
    /** Names that CDNs and their kin give to signatures and tokens; group 1 is the value. */
    private static final Pattern SIGNED = Pattern.compile(
            "(?i)(?:^|[?&~])(?:signature|x-amz-signature|sig|hmac|token|hdnts|hdnea|policy|md5|hash|auth|verify)="
                    + "([A-Za-z0-9+/=_.%*~-]{8,1000})");

    private Credential() {}

    /** Whether a URI carries one. */
    public static boolean in(String uri) {
        return damaged(uri).isPresent();
    }

    /** The same URI with a credential that no longer holds: one character in the middle of its signature is another. */
    public static Optional<String> damaged(String uri) {
        var token = JWT.matcher(uri);
        if (token.find()) {
            return Optional.of(damaged(uri, token.start(1), token.end(1)));
        }
        var query = uri.length() - Uris.query(uri).length();
        var signed = SIGNED.matcher(uri.substring(Math.min(query, uri.length())));
        return signed.find()
                ? Optional.of(damaged(uri, query + signed.start(1), query + signed.end(1)))
                : Optional.empty();
    }

    private static String damaged(String uri, int from, int to) {
        var middle = (from + to) / 2;
        var other = uri.charAt(middle) == 'A' ? 'B' : 'A';
        return uri.substring(0, middle) + other + uri.substring(middle + 1);
    }
}
