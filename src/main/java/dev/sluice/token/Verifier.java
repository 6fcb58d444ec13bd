package dev.sluice.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Verifies playback tokens against the profile. Signature and claims are worked out once per token and kept by its SHA-256
 * until shortly after its end; keys, times, audience and path are compared on every request. Safe for any number of threads.
 *
 * <p>Floors, holds and the denylist are the caller's next question, and the bindings to address and device are
 * {@link Claims#contextRefusal}.
 */
public final class Verifier {
    /** The longest a token may still live, from now on. It is also what catches an {@code exp} in milliseconds. */
    public static final Duration MAX_LIFE = Duration.ofHours(24);

    /** Players go on asking with a dead token; they get their answer without another signature check for so long. */
    private static final Duration AFTERLIFE = Duration.ofMinutes(10);

    private static final Duration INVALID_KEPT = Duration.ofMinutes(1);

    private final Supplier<VerificationKeys> keys;
    private final String issuer;
    private final Cache<TokenHash, Known> known;

    /**
     * @param keys asked on every request, so that a killed key is refused at once
     * @param issuer the only {@code iss} accepted
     * @param maxKnown tokens kept at a time; about 2 kB each
     */
    public Verifier(Supplier<VerificationKeys> keys, String issuer, int maxKnown) {
        this.keys = keys;
        this.issuer = issuer;
        this.known = Caffeine.newBuilder()
                .maximumSize(maxKnown)
                .expireAfter(Expiry.<TokenHash, Known>creating((hash, token) -> token.kept()))
                .build();
    }

    /**
     * @param jwt the token's text, hostile until proven otherwise
     * @param uri absolute URI of the request without its token; {@code GET} and {@code HEAD} are one
     * @param edges the edge set that asks
     */
    public Verdict verify(String jwt, String uri, String edges, Instant now) {
        if (jwt.length() > Jws.MAX_LENGTH) {
            return new Verdict.Refused(DenyCode.MALFORMED, "This is not a signed token.");
        }
        return switch (known(jwt, now)) {
            case Known.Refused(var refused, var kept) -> refused;
            case Known.Good good -> compare(good, uri, edges, now);
        };
    }

    /**
     * Remembers a token that this process has just signed, so that its first request costs no signature check; keys, times,
     * audience and path are still compared on every one. Never to be given what came from outside.
     */
    public void signedHere(String jwt, Instant now) {
        known.put(TokenHash.of(jwt), read(() -> SignedToken.of(Jws.signedHere(jwt)), now));
    }

    private Verdict compare(Known.Good good, String uri, String edges, Instant now) {
        var token = good.token();
        if (!keys.get().has(token.kid())) {
            return new Denied.UnknownKey().refused();
        }
        if (token.expires() - now.getEpochSecond() > MAX_LIFE.toSeconds()) {
            return new Verdict.Refused(
                    DenyCode.EXPIRED, "The token would live for more than 24 h; its end may be in milliseconds.");
        }
        var refused = token.check(uri, edges, now);
        return refused.isPresent() ? refused.get() : good.accepted();
    }

    private Known known(String jwt, Instant now) {
        var hash = TokenHash.of(jwt);
        var hit = known.getIfPresent(hash);
        return hit != null ? hit : known.get(hash, h -> read(() -> SignedToken.verified(jwt, keys.get()), now));
    }

    private Known read(Reading reading, Instant now) {
        try {
            var token = reading.token();
            var claims = ClaimsReader.read(token, issuer);
            return new Known.Good(token, new Verdict.Accepted(claims), kept(claims, now));
        } catch (Denied.UnknownKey e) {
            // The key may arrive at any moment, so this is not kept.
            return new Known.Refused(e.refused(), Duration.ZERO);
        } catch (Denied d) {
            return new Known.Refused(d.refused(), INVALID_KEPT);
        }
    }

    private static Duration kept(Claims claims, Instant now) {
        var left = Duration.between(now, claims.expires());
        return left.isNegative() || left.compareTo(MAX_LIFE) > 0 ? AFTERLIFE : left.plus(AFTERLIFE);
    }

    private interface Reading {
        SignedToken token() throws Denied;
    }

    /** What was worked out about a token's text. */
    private sealed interface Known {
        Duration kept();

        record Good(SignedToken token, Verdict.Accepted accepted, Duration kept) implements Known {}

        record Refused(Verdict.Refused refused, Duration kept) implements Known {}
    }
}
