package dev.sluice.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9246 token, of whoever's making, whose signature holds. What the signature covers is read once, here; what a
 * request brings is compared by {@link #refusal}. Never prints the token.
 */
public final class SignedToken {
    private final String kid;
    private final ObjectNode claims;
    private final List<String> audience;
    private final long notBefore;
    private final long expires;
    private final String container;
    private final UriContainer inside;

    private SignedToken(String kid, ObjectNode claims) throws Denied {
        this.kid = kid;
        this.claims = claims;
        this.audience = audience(claims.get("aud"));
        this.notBefore = seconds("nbf", DenyCode.NOT_YET_VALID).orElse(Long.MIN_VALUE);
        this.expires = seconds("exp", DenyCode.EXPIRED).orElse(Long.MAX_VALUE);
        if (seconds("cdniv", DenyCode.VERSION).orElse(1L) != 1) {
            throw new Denied(DenyCode.VERSION, "The token is of a version that is not known.");
        }
        if (claims.has("cdnicrit")) {
            throw new Denied(DenyCode.CRITICAL, "The token demands that an extension be understood.");
        }
        this.container = text("cdniuc")
                .orElseThrow(() -> new Denied(DenyCode.URI, "The token does not say which addresses it opens."));
        this.inside = UriContainer.parse(container)
                .orElseThrow(
                        () -> new Denied(DenyCode.URI, "The token says in no known form which addresses it opens."));
    }

    /** Checks shape, algorithm and signature under the keys given and reads the registered claims. */
    public static Opened open(String jwt, VerificationKeys keys) {
        try {
            return new Opened.Valid(verified(jwt, keys));
        } catch (Denied d) {
            return new Opened.Invalid(d.refused());
        }
    }

    /** What became of a token's text. */
    public sealed interface Opened {
        /** The signature holds. */
        record Valid(SignedToken token) implements Opened {}

        /** It is no token, or not signed by a key that is known. */
        record Invalid(Verdict.Refused refused) implements Opened {}
    }

    static SignedToken verified(String jwt, VerificationKeys keys) throws Denied {
        return of(Jws.verified(jwt, keys));
    }

    static SignedToken of(Jws jws) throws Denied {
        return new SignedToken(jws.kid(), jws.claims());
    }

    /**
     * Compares the token with a request: times without leeway, audience, path.
     *
     * @param uri normalised URI without its token
     * @param edges the edge set that asks; null skips the comparison, for tokens that name none
     */
    Optional<Verdict.Refused> refusal(String uri, @Nullable String edges, Instant now) {
        var second = now.getEpochSecond();
        if (second >= expires) {
            return refused(DenyCode.EXPIRED, "This link has expired.");
        }
        if (second < notBefore) {
            return refused(DenyCode.NOT_YET_VALID, "This link is not valid yet.");
        }
        if (edges != null && !audience.contains(edges)) {
            return refused(DenyCode.AUDIENCE, "This link is meant for other edges.");
        }
        if (!inside.matches(uri)) {
            return refused(DenyCode.URI, "This link does not open the address asked for.");
        }
        return Optional.empty();
    }

    /** Compares the token with a request as it came; see {@link #refusal}. */
    public Optional<Verdict.Refused> check(String uri, @Nullable String edges, Instant now) {
        try {
            return refusal(RequestUri.normalise(uri), edges, now);
        } catch (Denied d) {
            return Optional.of(d.refused());
        }
    }

    private static Optional<Verdict.Refused> refused(DenyCode code, String sentence) {
        return Optional.of(new Verdict.Refused(code, sentence));
    }

    /** A time or version: whole, positive; empty when absent. */
    Optional<Long> seconds(String name, DenyCode code) throws Denied {
        var value = claims.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new Denied(code, "The claim " + name + " is not a whole number.");
        }
        return Optional.of(value.longValue());
    }

    Optional<String> text(String name) throws Denied {
        var value = claims.get(name);
        if (value != null && !value.isTextual()) {
            throw new Denied(DenyCode.MALFORMED, "The claim " + name + " is not a text.");
        }
        return Optional.ofNullable(value).map(JsonNode::textValue);
    }

    private static List<String> audience(@Nullable JsonNode aud) throws Denied {
        if (aud == null) {
            return List.of();
        }
        if (aud.isTextual()) {
            return List.of(aud.textValue());
        }
        var names = new ArrayList<String>();
        for (var name : aud) {
            names.add(name.textValue());
        }
        if (!aud.isArray() || names.contains(null)) {
            throw new Denied(DenyCode.AUDIENCE, "The audience of the token is not a list of names.");
        }
        return List.copyOf(names);
    }

    ObjectNode claims() {
        return claims;
    }

    /** All claims as JSON text. */
    public String claimsJson() {
        return claims.toString();
    }

    public String kid() {
        return kid;
    }

    List<String> audience() {
        return audience;
    }

    String container() {
        return container;
    }

    /** Seconds since 1970; {@link Long#MAX_VALUE} when the token has no end. */
    long expires() {
        return expires;
    }
}
