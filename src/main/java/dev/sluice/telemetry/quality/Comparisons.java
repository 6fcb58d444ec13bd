package dev.sluice.telemetry.quality;

import dev.sluice.api.Comparison;
import dev.sluice.api.Comparison.CohortChange;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohort;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.quality.Budget.Part;
import dev.sluice.telemetry.quality.Cells.Depth;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Two times or two cohorts side by side. Blocks on the store. */
public final class Comparisons {
    private static final int MOST_COHORTS = 50;

    private final Cells cells;
    private final Cohorts cohorts;
    private final Slos slos;
    private final Budget budget;

    public Comparisons(Cells cells, Cohorts cohorts, Slos slos, Budget budget) {
        this.cells = cells;
        this.cohorts = cohorts;
        this.slos = slos;
        this.budget = budget;
    }

    /**
     * Compares.
     *
     * @param by dimensions whose cohorts are ranked by how they changed; read only where the cohort is the same on both sides
     */
    public Comparison of(Part one, Part other, List<Dimension> by) {
        var mine = sum(one);
        var theirs = sum(other);
        boolean times = one.cohort() == other.cohort() && !by.isEmpty();
        return new Comparison(
                side(one),
                side(other),
                Measure.ALL.stream()
                        .map(measure -> measure.between(mine, theirs))
                        .toList(),
                Budget.ranked(budget.stages(one, other)),
                times ? changes(one.span(), other.span(), by) : List.of());
    }

    private Cell sum(Part part) {
        return cells.sum(cohorts.maskOf(part.cohort()), part.cohort(), part.span(), Depth.STARTUP);
    }

    private Comparison.Side side(Part part) {
        int id = part.cohort();
        var span = part.span();
        var line = cells.lines(cohorts.maskOf(id), List.of(id), span).getOrDefault(id, new TreeMap<>());
        return new Comparison.Side(
                id,
                name(id),
                Instant.ofEpochSecond(span.from()),
                Instant.ofEpochSecond(span.to()),
                span.bucket(),
                Lines.of(line, span));
    }

    private String name(int id) {
        var cohort = cohorts.get(id);
        return cohort == null || cohort.mask() == 0 ? "everybody" : cohort.name();
    }

    private List<CohortChange> changes(Span now, Span then, List<Dimension> by) {
        int mask = Cohort.mask(by);
        var before = cells.sums(mask, then, Depth.STARTUP);
        double target = slos.target(Slos.STARTUP);
        return cells.sums(mask, now, Depth.STARTUP).entrySet().stream()
                .filter(each -> each.getValue().startup().count() > 0)
                .map(each ->
                        change(each.getKey(), each.getValue(), before.getOrDefault(each.getKey(), new Cell()), target))
                .sorted(Comparator.comparingDouble((CohortChange change) ->
                                Math.abs(change.slowStarts().value()))
                        .reversed())
                .limit(MOST_COHORTS)
                .toList();
    }

    private CohortChange change(int id, Cell now, Cell then, double target) {
        return new CohortChange(
                id,
                Objects.requireNonNull(cohorts.get(id)).name(),
                Measure.STARTUP.between(now, then),
                Measure.STALLED.between(now, then),
                Estimates.excess(
                        Math.round(Slos.slow(now, target)),
                        now.startup().count(),
                        Math.round(Slos.slow(then, target)),
                        then.startup().count()));
    }
}
