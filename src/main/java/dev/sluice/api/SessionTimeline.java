package dev.sluice.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One viewing from its beginning.
 *
 * @param stages milliseconds on the way to the first picture, by stage
 * @param stretches what the player did, in order
 * @param fetches what it received, in order; a long session keeps the first and the newest
 * @param notes errors and refusals
 */
public record SessionTimeline(
        SessionQuality session,
        Map<String, Integer> stages,
        List<Stretch> stretches,
        List<Fetched> fetches,
        List<Note> notes) {

    /**
     * A time in one state.
     *
     * @param stall whether it counts as a stall
     */
    public record Stretch(String state, Instant from, Instant to, boolean stall) {}

    /**
     * One answer.
     *
     * @param status HTTP status; 0 when the player did not say
     * @param firstByteMs null when the player did not say
     * @param lastByteMs null when the player did not say
     * @param kbps encoded bitrate; null when the player did not say
     */
    public record Fetched(
            Instant at,
            String kind,
            int status,
            @Nullable Integer firstByteMs,
            @Nullable Integer lastByteMs,
            @Nullable Integer kbps) {}

    /** Something that went wrong. */
    public record Note(Instant at, String code) {}
}
