package dev.sluice.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys of a service.
 *
 * @param keys in the order they were made
 * @param everySeconds how long a key signs before the next one does; null where keys are rotated by hand only
 * @param nextRotation when that is; null where keys are rotated by hand only
 */
public record SigningKeyRing(
        List<SigningKeyInfo> keys,
        @Nullable Long everySeconds,
        @Nullable Instant nextRotation) {}
