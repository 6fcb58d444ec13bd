package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * What came of one share in an act on many.
 *
 * @param handle the share
 * @param problem why nothing was done; null where it was
 * @param fresh handle of the share made from it; null where none was
 */
public record BulkItem(
        String handle, @Nullable Problem problem, @Nullable String fresh) {}
