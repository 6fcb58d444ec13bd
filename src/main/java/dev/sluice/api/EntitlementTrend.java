package dev.sluice.api;

import java.time.Instant;
import java.util.List;

/**
 * How long the check before a session takes now, and how long it took a week ago.
 *
 * @param now the hour that runs and the one before it
 * @param lastWeek the same hours seven days earlier, and the day around them
 * @param hours of the last day in which sessions started, oldest first
 */
public record EntitlementTrend(Profile now, Profile lastWeek, List<Hour> hours) {
    public EntitlementTrend {
        hours = hours == null ? List.of() : List.copyOf(hours);
    }

    /** Starts of sessions below which a percentile says nothing. */
    public static final int LEAST = 20;

    /** Nothing was measured. */
    public static final EntitlementTrend NONE = new EntitlementTrend(Profile.NONE, Profile.NONE, List.of());

    /** The starts of one hour; {@code at} is its beginning. */
    public record Hour(Instant at, Profile profile) {}

    /**
     * One span of time.
     *
     * @param n starts of sessions
     * @param p50Ms half of them took no longer, within 5 %
     * @param p95Ms 95 of 100 took no longer, within 5 %
     */
    public record Profile(long n, double p50Ms, double p95Ms) {
        public static final Profile NONE = new Profile(0, 0, 0);

        /** Whether it is worth comparing. */
        public boolean enough() {
            return n >= LEAST;
        }
    }
}
