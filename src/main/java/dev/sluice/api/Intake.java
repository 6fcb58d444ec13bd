package dev.sluice.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How telemetry comes in.
 *
 * @param watching viewers at this moment
 * @param open sessions that may still change
 * @param newestAt when the newest event became visible; null before the first
 * @param lagMs how long the oldest event of that moment had waited
 * @param rejected records and bodies that were not taken in, by reason, since the service started
 * @param overflowing dimensions with more values than are kept apart; the rest of them counts as other
 */
public record Intake(
        int watching,
        int open,
        @Nullable Instant newestAt,
        long lagMs,
        Map<String, Long> rejected,
        List<String> overflowing) {}
