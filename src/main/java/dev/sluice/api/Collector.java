package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that other people's players post telemetry to.
 *
 * @param channel what sessions of players that Sluice does not know count under
 * @param revokedAt when its key was taken out of force; null while it is good
 */
public record Collector(
        String id,
        String channel,
        Instant createdAt,
        String createdBy,
        @Nullable Instant revokedAt) {}
