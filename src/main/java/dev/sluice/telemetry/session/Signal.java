package dev.sluice.telemetry.session;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing a player said, reduced to what a session is made of.
 *
 * @param at epoch milliseconds by the player's clock
 * @param number CMCD {@code sn}; -1 without one
 * @param state what the player did from then on; null when it did not say
 * @param playheadMs position in the media; -1 when it did not say
 * @param kbps encoded bitrate; -1 when it did not say
 * @param starved whether the player ran dry before this request (version 1)
 * @param converted whether the viewer did what the channel was for
 * @param error code of an error; null without one
 * @param fetch an answer it received; null without one
 */
public record Signal(
        long at,
        long number,
        @Nullable PlayState state,
        int playheadMs,
        int kbps,
        boolean starved,
        boolean converted,
        @Nullable String error,
        @Nullable Fetch fetch) {

    /** By the clock alone. */
    static final Comparator<Signal> BY_TIME =
            Comparator.comparingLong(Signal::at).thenComparingLong(Signal::identity);

    /** By number, for clocks jump; only where every signal of a session has one. */
    static final Comparator<Signal> BY_NUMBER = Comparator.comparingLong(Signal::number);

    /** The same thing said twice has the same identity; players that do not number are known by the whole content. */
    long identity() {
        return number >= 0 ? number : Long.MIN_VALUE | content();
    }

    /** A digest of the whole content; the same in every process. */
    long content() {
        long hash = at * 31 + (state == null ? -1 : state.place());
        hash = hash * 31 + playheadMs;
        hash = hash * 31 + kbps;
        hash = hash * 31 + (starved ? 1 : 0) + (converted ? 2 : 0);
        hash = hash * 31 + (error == null ? 0 : error.hashCode());
        return fetch == null ? hash : hash * 31 + fetch.content();
    }

    /** Whether it only says that the player goes on as before. */
    boolean beat() {
        return error == null && fetch == null && !converted && !starved;
    }
}
