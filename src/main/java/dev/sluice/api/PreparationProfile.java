package dev.sluice.api;

import org.jspecify.annotations.Nullable;

/**
 * A readiness profile that assets can be prepared for.
 *
 * @param name as it is asked for
 * @param container {@code fMP4} or {@code MPEG-TS}
 * @param segmentSeconds target length of a segment
 * @param keyframeSeconds longest distance between keyframes
 * @param own whether it comes from a file of the workspace
 * @param problem why that file cannot be used; null when it can
 */
public record PreparationProfile(
        String name,
        String container,
        double segmentSeconds,
        double keyframeSeconds,
        boolean own,
        @Nullable String problem) {}
