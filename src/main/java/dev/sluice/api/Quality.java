package dev.sluice.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What viewers got in a time, by cohort.
 *
 * @param by the dimensions of the cohorts, at most two
 * @param bucketSeconds resolution; a point may span several
 * @param figures of everybody
 * @param everybody the line of everybody
 * @param cohorts largest impact first
 * @param total how many cohorts there are beyond those told
 * @param marks what was done to the delivery in this time
 * @param findings what limits this answer, in sentences
 */
public record Quality(
        Instant from,
        Instant to,
        List<String> by,
        int bucketSeconds,
        Figures figures,
        List<Point> everybody,
        List<CohortQuality> cohorts,
        int total,
        List<Mark> marks,
        List<String> findings) {

    /**
     * A value with what it rests on.
     *
     * @param value milliseconds, or a share from 0 to 1
     * @param low lower bound at 95 %
     * @param high upper bound at 95 %
     * @param n sessions
     */
    public record Estimate(double value, double low, double high, long n) {}

    /**
     * The figures of a cohort.
     *
     * @param startupMs p95 of startup
     * @param medianMs p50 of startup
     * @param stalled stalled time over watched time
     * @param failed technical start failures over attempts whose player reports and that no rule refused
     * @param refused attempts that a rule refused, outside every target
     * @param leftBefore left before the first picture, a second or later
     * @param leftAtOnce the same within a second
     * @param notReported sessions seen by their requests only
     * @param watchedHours hours watched
     * @param stalls stalls of 250 ms or longer
     * @param stalledSessions share of started sessions with a stall
     */
    public record Figures(
            Estimate startupMs,
            double medianMs,
            Estimate stalled,
            Estimate failed,
            long attempts,
            long started,
            long refused,
            long leftBefore,
            long leftAtOnce,
            long notReported,
            double watchedHours,
            long stalls,
            Estimate stalledSessions,
            List<SloState> slos) {}

    /**
     * A target and how it stands.
     *
     * @param name {@code startup}, {@code stalled} or {@code failures}
     * @param target milliseconds, or a share
     * @param spent part of the error budget of this time that is used; above 1 it is spent
     * @param burn the same for the newest hour: above 1 it is being spent faster than it grows
     * @param state {@code in-budget}, {@code burning}, {@code spent} or {@code not-measured}
     */
    public record SloState(String name, double target, double spent, double burn, String state) {}

    /**
     * One cohort.
     *
     * @param name its values, for a person
     * @param values by dimension
     * @param impact slow starts beyond what as many sessions of all others would have had
     * @param series its lines
     */
    public record CohortQuality(
            int id, String name, Map<String, String> values, Figures figures, Estimate impact, List<Point> series) {}

    /**
     * A point of all lines.
     *
     * @param at middle of its span, epoch milliseconds
     * @param p50 startup in milliseconds, as p75, p95, p99; null where too few started
     * @param low lower bound of p95
     * @param high upper bound of p95
     * @param stalled stalled time over watched time; null where nobody watched
     * @param n sessions that started
     */
    public record Point(
            long at,
            @Nullable Double p50,
            @Nullable Double p75,
            @Nullable Double p95,
            @Nullable Double p99,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double stalled,
            @Nullable Double stalledHigh,
            long n,
            double watching) {}

    /** Something done to the delivery, at epoch milliseconds. */
    public record Mark(long at, String kind, String words) {}
}
