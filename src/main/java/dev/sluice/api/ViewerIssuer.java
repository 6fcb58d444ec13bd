package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's backend whose word on who is watching counts. It asserts a viewer's id by a short JWT.
 *
 * @param name for people and URLs, 1 to 64 letters, digits and {@code . _ ~ -}
 * @param issuer {@code iss} of its JWTs
 * @param audience {@code aud} that its JWTs have to name
 * @param jwks its public keys as a JWK set; null when they are fetched
 * @param jwksUrl where its public keys are fetched from; null when they are given
 * @param addedAt when it was registered; ignored in a request
 * @param addedBy operator's name; ignored in a request
 */
public record ViewerIssuer(
        String name,
        String issuer,
        String audience,
        @Nullable String jwks,
        @Nullable String jwksUrl,
        @Nullable Instant addedAt,
        @Nullable String addedBy) {}
