package dev.sluice.api;

import java.util.List;

/**
 * Startup of a cohort over time: how many sessions of each span took how long.
 *
 * @param edgesMs borders between the ranges; the first range is below the first edge, the last above the last
 * @param starts of the spans, epoch milliseconds
 * @param counts for each span, for each range
 * @param total for each range, over the whole time
 */
public record Heatmap(
        List<Double> edgesMs, int bucketSeconds, List<Long> starts, List<List<Long>> counts, List<Long> total) {}
