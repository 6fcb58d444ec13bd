package dev.sluice.telemetry.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session comes to.
 *
 * @param attemptedAt epoch milliseconds by our clock, as all times here
 * @param playedAt of the first picture; null before it
 * @param lastAt of the newest signal
 * @param state what the player did last; null when it never said
 * @param startupMs null before the first picture, and where its beginning was not told
 * @param stalls of 250 ms or longer, in order
 * @param watched times that count as watched
 * @param stages times on the way to the first picture, in milliseconds
 * @param furthestMs furthest position in the media
 * @param error code of the last error; null without one
 * @param starved how often a version 1 player said that it had run dry
 */
public record Viewing(
        long attemptedAt,
        @Nullable Long playedAt,
        long lastAt,
        @Nullable PlayState state,
        @Nullable Long startupMs,
        List<Span> stalls,
        List<Span> watched,
        Map<Stage, Integer> stages,
        int furthestMs,
        boolean converted,
        @Nullable String error,
        int starved,
        Outcome outcome) {

    /** A session whose player says nothing. */
    public static Viewing unreported(long firstRequestAt, long lastRequestAt, @Nullable String refusal) {
        var outcome = refusal == null ? Outcome.NOT_REPORTED : Outcome.STOPPED;
        return new Viewing(
                firstRequestAt,
                null,
                lastRequestAt,
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                0,
                false,
                refusal,
                0,
                outcome);
    }

    public long stalledMs() {
        return stalls.stream().mapToLong(Span::length).sum();
    }

    public long watchedMs() {
        return watched.stream().mapToLong(Span::length).sum();
    }
}
