package dev.sluice.telemetry.alert;

import dev.sluice.api.AlertRule;
import dev.sluice.api.Quality.Estimate;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohort;
import dev.sluice.telemetry.quality.Cells;
import dev.sluice.telemetry.quality.Reports;
import dev.sluice.telemetry.quality.Slos;
import dev.sluice.telemetry.quality.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What rules read of their cohorts. Blocks on the store. */
final class Readings {
    private static final Duration DAY = Duration.ofDays(1);
    /** What was perfect yesterday may be this part of its target today. */
    private static final double PART = 0.5;

    private final Cells cells;
    private final Slos slos;

    Readings(Cells cells, Slos slos) {
        this.cells = cells;
        this.slos = slos;
    }

    /** By cohort; those without a session in this time are absent. */
    Map<Integer, Reading> of(AlertRule rule, Instant now) {
        int mask = Cohort.mask(Reports.dimensions(rule.by()));
        var span = Span.of(rule.minutes() + "m", null, now);
        var readings = new HashMap<Integer, Reading>();
        var before = rule.kind().equals("worse") ? cells.figures(mask, span.before(DAY)) : Map.<Integer, Cell>of();
        cells.figures(mask, span).forEach((cohort, cell) -> {
            var value = slos.estimate(rule.metric(), cell);
            readings.put(cohort, new Reading(value.value(), value.low(), value.n(), bound(rule, before.get(cohort))));
        });
        return readings;
    }

    private double bound(AlertRule rule, @org.jspecify.annotations.Nullable Cell before) {
        double target = slos.target(rule.metric());
        Double bound = rule.bound();
        if (rule.kind().equals("above")) {
            return bound == null ? target : bound;
        }
        if (before == null || bound == null) {
            return Double.NaN;
        }
        Estimate then = slos.estimate(rule.metric(), before);
        return then.n() < rule.minimum() ? Double.NaN : Math.max(then.value() * bound, target * PART);
    }
}
