package dev.sluice.api;

import java.time.Instant;

/**
 * A signing key as operators see it; never its private half.
 *
 * @param kid RFC 7638 thumbprint
 * @param state {@code next}, {@code active}, {@code retiring} or {@code killed}
 * @param since when it came into that state
 */
public record SigningKeyInfo(String kid, String state, Instant since) {}
