package dev.sluice.playback.entitlement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.sluice.token.StrictJson;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's JWT. It is read strictly before its signature is looked at, and the algorithm hangs on the key: a symmetric
 * one or {@code none} is never looked up.
 *
 * @param jwt as it came
 * @param issuer what it says of its issuer, unproven
 */
record ViewerToken(String jwt, String issuer, ObjectNode claims) {
    /** It travels in a URL fragment or a header. */
    private static final int LONGEST = 4096;

    private static final int LONGEST_VIEWER = 200;
    /** Longer than anybody needs to press play; milliseconds in place of seconds end up beyond it too. */
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private static final Duration CLOCK_MARGIN = Duration.ofSeconds(30);
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.RS256, JWSAlgorithm.PS256);

    /** Takes a credential apart; empty when it is no JWT. */
    static Optional<ViewerToken> read(String credential) {
        String[] parts = credential.length() > LONGEST ? new String[0] : credential.split("\\.", -1);
        if (parts.length != 3 || StrictJson.fromBase64Url(parts[0]).isEmpty()) {
            return Optional.empty();
        }
        return StrictJson.fromBase64Url(parts[1]).flatMap(claims -> {
            String issuer = StrictJson.text(claims, "iss");
            return issuer == null ? Optional.empty() : Optional.of(new ViewerToken(credential, issuer, claims));
        });
    }

    /** Verifies it under its issuer's keys. */
    Identity verify(JWKSource<SecurityContext> keys, String audience, Instant now) {
        if (!signed(keys)) {
            return Identity.Refused.of("The sign-in of the site that shows this video could not be verified.");
        }
        if (!names(claims.get("aud"), audience)) {
            return Identity.Refused.of("The sign-in of the site that shows this video is meant for another service.");
        }
        var expires = seconds("exp");
        if (expires == null || expires.isAfter(now.plus(LONGEST_LIFE)) || early(now)) {
            return Identity.Refused.of("The sign-in of the site that shows this video is not valid now.");
        }
        if (!expires.isAfter(now)) {
            return new Identity.Refused(
                    "viewer-expired", "The sign-in of the site that shows this video has run out. Reload the page.");
        }
        String viewer = StrictJson.text(claims, "sub");
        return viewer == null || viewer.isBlank() || viewer.length() > LONGEST_VIEWER
                ? Identity.Refused.of("The sign-in of the site that shows this video names nobody.")
                : new Identity.Asserted(viewer);
    }

    private boolean early(Instant now) {
        return later("nbf", now) || later("iat", now);
    }

    /** Whether a time stands in the future, or stands there and cannot be read. */
    private boolean later(String name, Instant now) {
        Instant at = seconds(name);
        return claims.has(name) && (at == null || at.isAfter(now.plus(CLOCK_MARGIN)));
    }

    private @Nullable Instant seconds(String name) {
        JsonNode value = claims.get(name);
        boolean sane = value != null && value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
        return sane ? Instant.ofEpochSecond(Math.min(value.longValue(), Instant.MAX.getEpochSecond())) : null;
    }

    private static boolean names(@Nullable JsonNode aud, String audience) {
        if (aud == null || !aud.isArray()) {
            return aud != null && audience.equals(aud.textValue());
        }
        for (JsonNode one : aud) {
            if (audience.equals(one.textValue())) {
                return true;
            }
        }
        return false;
    }

    private boolean signed(JWKSource<SecurityContext> keys) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        // Times and audience are compared with the service's own clock, by the caller.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        processor.setJWSTypeVerifier((type, context) -> {});
        try {
            processor.process(jwt, null);
            return true;
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "ViewerToken[" + issuer + "]";
    }
}
