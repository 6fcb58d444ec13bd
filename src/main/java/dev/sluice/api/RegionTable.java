package dev.sluice.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table that says which region a viewer's network is in.
 *
 * @param networks how many it holds; 0 when none was loaded
 * @param regions how many of them each region has
 * @param loadedAt null when none was loaded
 * @param loadedBy null when none was loaded
 */
public record RegionTable(
        int networks,
        Map<String, Integer> regions,
        @Nullable Instant loadedAt,
        @Nullable String loadedBy) {
    /** The most bytes that a table may have as it is sent. */
    public static final int LARGEST = 8 << 20;
}
