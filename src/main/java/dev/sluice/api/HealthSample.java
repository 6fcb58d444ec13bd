package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One point of a destination's history.
 *
 * @param at when it was measured
 * @param state as it was
 * @param bitRate bit/s
 * @param targetBitRate bit/s; 0 when unknown
 * @param droppedFrames in all, up to then
 * @param delayMs null when not measured
 */
public record HealthSample(
        Instant at,
        PublicationState state,
        long bitRate,
        long targetBitRate,
        long droppedFrames,
        @Nullable Long delayMs) {}
