package dev.sluice.telemetry.quality;

import dev.sluice.api.Quality.Point;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** Turns the buckets of a cohort into points that stand for enough sessions. */
final class Lines {
    /** Fewer sessions make no point. */
    static final int FEWEST = 20;

    private Lines() {}

    static List<Point> of(NavigableMap<Long, Cell> buckets, Span span) {
        var points = new ArrayList<Point>();
        Cell gathered = new Cell();
        long from = span.from();
        long last = from;
        for (Map.Entry<Long, Cell> bucket : buckets.entrySet()) {
            if (bucket.getKey() - last > gap(span)) {
                // Nobody for a while: what was gathered before does not speak for what comes after.
                gathered = new Cell();
            }
            if (gathered.count(Metric.WATCHED_MS) == 0 && gathered.startup().count() == 0) {
                from = bucket.getKey();
            }
            gathered.merge(bucket.getValue());
            last = bucket.getKey() + span.bucket();
            if (gathered.startup().count() >= FEWEST) {
                points.add(point(gathered, from, last));
                gathered = new Cell();
            }
        }
        return points;
    }

    private static long gap(Span span) {
        return Math.max(span.bucket() * 6L, 1800);
    }

    private static Point point(Cell cell, long from, long to) {
        var startup = cell.startup();
        long n = startup.count();
        long watched = cell.count(Metric.WATCHED_MS);
        var stalled = Estimates.ratio((double) cell.count(Metric.STALLED_MS), (double) watched, n);
        return new Point(
                (from + to) * 500,
                startup.quantile(0.5),
                startup.quantile(0.75),
                startup.quantile(0.95),
                startup.quantile(0.99),
                startup.low(0.95),
                startup.high(0.95),
                watched == 0 ? null : stalled.value(),
                watched == 0 ? null : stalled.high(),
                n,
                watched / 1000.0 / (to - from));
    }
}
