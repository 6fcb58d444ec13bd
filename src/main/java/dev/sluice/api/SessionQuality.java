package dev.sluice.api;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one viewer got.
 *
 * @param sid session id, CMCD {@code sid}
 * @param share handle of its share; null for a session of somebody else's player
 * @param traits its cohorts, by dimension
 * @param telemetry {@code events}, {@code request-mode} or {@code requests}: how much its player tells
 * @param state what the player did last, such as {@code playing} or {@code stalled}; {@code unknown} when it never said
 * @param startupMs first picture minus press on play; null before the first picture or where it was not told
 * @param stalls of 250 ms or longer
 * @param watchedMs startup and seeks included, pauses excluded
 * @param outcome such as {@code watching}, {@code left}, {@code failed_to_start} or {@code refused}
 * @param error code of the last error or refusal; null without one
 * @param open whether it may still change
 * @param requests media requests that this service answered or refused
 */
public record SessionQuality(
        String sid,
        @Nullable String share,
        Map<String, String> traits,
        String telemetry,
        String state,
        @Nullable Long startupMs,
        int stalls,
        long stalledMs,
        long watchedMs,
        String outcome,
        @Nullable String error,
        Instant attemptedAt,
        Instant lastAt,
        boolean open,
        int requests) {}
