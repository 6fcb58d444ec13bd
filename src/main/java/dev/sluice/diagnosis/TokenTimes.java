package dev.sluice.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Finding;
import dev.sluice.api.Json;
import dev.sluice.api.Severity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The times a JWT says of itself, read without its key, so they are what is claimed and not what is proven.
 *
 * @param notBefore {@code nbf}; null when absent
 * @param expires {@code exp}; null when absent
 * @param milliseconds whether {@code exp} can only be meant in milliseconds
 */
record TokenTimes(@Nullable Instant notBefore, @Nullable Instant expires, boolean milliseconds) {
    /** The year 5138 in seconds: whoever writes more than this means milliseconds. */
    private static final long NO_SECONDS = 100_000_000_000L;

    /** The times of the token in a link; empty where there is none. */
    static Optional<TokenTimes> of(Pasted link) {
        return switch (link) {
            case Pasted.Signed signed -> read(signed.token());
            case Pasted.Token token -> read(token.token());
            case Pasted.Page _, Pasted.Address _, Pasted.NotALink _ -> Optional.empty();
        };
    }

    /** Reads the claims; empty when there are none to read. Never throws. */
    static Optional<TokenTimes> read(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3 || token.length() > Pasted.LONGEST) {
            return Optional.empty();
        }
        try {
            var claims = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return claims != null && claims.isObject() ? Optional.of(of(claims)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static TokenTimes of(JsonNode claims) {
        boolean milliseconds = claims.path("exp").asLong() > NO_SECONDS;
        return new TokenTimes(moment(claims.get("nbf")), moment(claims.get("exp")), milliseconds);
    }

    private static @Nullable Instant moment(@Nullable JsonNode claim) {
        if (claim == null || !claim.isNumber() || !claim.canConvertToLong()) {
            return null;
        }
        long value = claim.asLong();
        return value > NO_SECONDS ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    }

    /** The verdict that the times alone allow; empty when {@code now} lies between them. */
    Optional<Outcome> outcome(Instant now, String evidence) {
        if (expires != null && !expires.isAfter(now)) {
            return Optional.of(new Outcome(
                    LinkVerdict.EXPIRED,
                    "Its token expired " + Words.length(Duration.between(expires, now)) + " ago, at "
                            + Words.at(expires) + ".",
                    evidence,
                    "Ask for a new link."));
        }
        if (notBefore != null && notBefore.isAfter(now)) {
            return Optional.of(new Outcome(
                    LinkVerdict.NOT_YET_VALID,
                    "Its token is valid in " + Words.length(Duration.between(now, notBefore)) + ", from "
                            + Words.at(notBefore) + " on.",
                    evidence,
                    "Try again then."));
        }
        return Optional.empty();
    }

    List<Finding> findings(Instant now) {
        var findings = new ArrayList<Finding>();
        if (milliseconds) {
            findings.add(new Finding(
                    "exp-in-milliseconds",
                    Severity.BLOCKS,
                    "The token's expiry is written in milliseconds, where the standard counts seconds.",
                    "exp is " + expires + " when read as milliseconds",
                    "Divide it by 1000 where the token is made.",
                    "RFC 7519 2"));
        }
        if (expires != null && expires.isAfter(now)) {
            findings.add(new Finding(
                    "token-lives",
                    Severity.INFO,
                    "The token says that it lives until " + Words.at(expires) + ".",
                    "exp=" + expires + ", not verified",
                    "",
                    "RFC 7519 4.1.4"));
        }
        return findings;
    }
}
