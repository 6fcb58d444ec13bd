package dev.sluice.api;

import java.time.Instant;
import java.util.List;

/**
 * Two times or two cohorts side by side.
 *
 * @param one what is looked at
 * @param other what it is held against
 * @param figures each figure of both, and how they differ
 * @param stages of the way to the first picture, what changed most for its budget first
 * @param cohorts where two times are compared, the cohorts that changed most first; else empty
 */
public record Comparison(
        Side one, Side other, List<Difference> figures, List<StageTime> stages, List<CohortChange> cohorts) {

    /**
     * A cohort in a time.
     *
     * @param bucketSeconds shortest span of a point, the same on both sides where both are as long
     * @param series its lines
     */
    public record Side(
            int cohort, String name, Instant from, Instant to, int bucketSeconds, List<Quality.Point> series) {}

    /**
     * One figure of both sides.
     *
     * @param unit {@code ms} or {@code share}
     * @param change the one less the other, with its interval; n is that of the smaller side, and 0 where a side has nothing
     */
    public record Difference(
            String figure, String unit, Quality.Estimate one, Quality.Estimate other, Quality.Estimate change) {}

    /**
     * How a cohort changed between two times.
     *
     * @param startupMs p95 of startup
     * @param stalled stalled time over watched time
     * @param slowStarts slow starts beyond those it would have had at the rate of the other time
     */
    public record CohortChange(
            int id, String name, Difference startupMs, Difference stalled, Quality.Estimate slowStarts) {}
}
