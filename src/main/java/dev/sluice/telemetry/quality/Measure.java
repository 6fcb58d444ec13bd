package dev.sluice.telemetry.quality;

import dev.sluice.api.Comparison.Difference;
import dev.sluice.api.Quality.Estimate;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Metric;
import java.util.List;
import java.util.function.Function;

/**
 * A figure that two cells can be compared in.
 *
 * @param words its name
 * @param unit {@code ms} or {@code share}
 * @param of how a cell stands in it
 */
record Measure(String words, String unit, Function<Cell, Estimate> of) {
    static final Measure STARTUP = new Measure("startup p95", "ms", cell -> quantile(cell, 0.95));
    static final Measure STALLED = new Measure(
            "stalled time",
            "share",
            cell -> Estimates.ratio(
                    (double) cell.count(Metric.STALLED_MS),
                    (double) cell.count(Metric.WATCHED_MS),
                    cell.count(Metric.STARTED)));
    /** In the order of a table. */
    static final List<Measure> ALL = List.of(
            STARTUP,
            new Measure("startup p50", "ms", cell -> quantile(cell, 0.5)),
            STALLED,
            new Measure("stalled sessions", "share", cell -> part(cell, Metric.STALLED_SESSIONS)),
            new Measure(
                    "start failures",
                    "share",
                    cell -> Estimates.share(cell.count(Metric.FAILED_TO_START), Slos.judged(cell))),
            new Measure("left before start", "share", cell -> Estimates.share(left(cell), Slos.judged(cell))),
            new Measure("converted", "share", cell -> part(cell, Metric.CONVERTED)));

    /** How two cells differ in it. */
    Difference between(Cell one, Cell other) {
        var mine = of.apply(one);
        var theirs = of.apply(other);
        return new Difference(words, unit, mine, theirs, Estimates.difference(mine, theirs));
    }

    private static Estimate part(Cell cell, Metric metric) {
        return Estimates.share(cell.count(metric), cell.count(Metric.STARTED));
    }

    private static Estimate quantile(Cell cell, double q) {
        var startup = cell.startup();
        return new Estimate(startup.quantile(q), startup.low(q), startup.high(q), startup.count());
    }

    private static long left(Cell cell) {
        return cell.count(Metric.LEFT_BEFORE_START) - cell.count(Metric.LEFT_AT_ONCE);
    }
}
