package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * What a replay cut out of a recording takes.
 *
 * @param title null takes the show's
 * @param fromSeconds of the recording; null from its beginning; moved back to where a segment begins
 * @param toSeconds of the recording; null to its end; moved on to where a segment ends
 */
public record ReplayRequest(
        @Nullable String title,
        @Nullable Double fromSeconds,
        @Nullable Double toSeconds) {}
