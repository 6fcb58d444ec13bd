package dev.sluice.telemetry.quality;

import dev.sluice.api.Quality.Estimate;
import dev.sluice.api.RiskPrice;
import dev.sluice.api.StageTime;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohort;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Distribution;
import dev.sluice.telemetry.cohort.Metric;
import dev.sluice.telemetry.quality.Cells.Depth;
import dev.sluice.telemetry.session.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the time to the first picture goes, and what strictness costs. Blocks on the store. */
public final class Budget {
    private final Cells cells;
    private final Cohorts cohorts;

    public Budget(Cells cells, Cohorts cohorts) {
        this.cells = cells;
        this.cohorts = cohorts;
    }

    /** A cohort in a time. */
    public record Part(int cohort, Span span) {}

    /** The stages of a cohort against their budgets and against another time or cohort, in the order of a start. */
    public List<StageTime> stages(Part part, Part other) {
        var now = cells.sum(cohorts.maskOf(part.cohort), part.cohort, part.span, Depth.STAGES);
        var then = cells.sum(cohorts.maskOf(other.cohort), other.cohort, other.span, Depth.STAGES);
        return Stage.ORDER.stream().map(stage -> stage(stage, now, then)).toList();
    }

    private static StageTime stage(Stage stage, Cell now, Cell then) {
        var times = now.stage(stage);
        var before = then.stage(stage);
        var change = Estimates.difference(p95(times), p95(before));
        return new StageTime(
                stage.words(),
                stage.budgetMs(),
                times.quantile(0.5),
                times.quantile(0.95),
                times.count(),
                change.value(),
                change.low(),
                change.high(),
                before.count());
    }

    private static Estimate p95(Distribution times) {
        return new Estimate(times.quantile(0.95), times.low(0.95), times.high(0.95), times.count());
    }

    /** What changed most for its budget first: what is surely a change before what may be none. */
    static List<StageTime> ranked(List<StageTime> stages) {
        return stages.stream()
                .sorted(Comparator.comparing(StageTime::changed)
                        .thenComparingDouble(stage -> Math.abs(stage.changeMs()) / stage.budgetMs())
                        .reversed())
                .toList();
    }

    /** What a short life of links and strict checks cost, by risk tier. */
    public List<RiskPrice> risk(Span span) {
        var prices = new ArrayList<RiskPrice>();
        cells.sums(Cohort.mask(List.of(Dimension.RISK)), span, Depth.STAGES)
                .forEach((id, cell) -> prices.add(
                        price(java.util.Objects.requireNonNull(cohorts.get(id)).name(), cell)));
        prices.sort(Comparator.comparing(RiskPrice::risk));
        return prices;
    }

    private static RiskPrice price(String risk, Cell cell) {
        long opened = cell.count(Metric.ATTEMPTS);
        long expired = cell.count(Metric.EXPIRED_IN_USE);
        var check = cell.stage(Stage.ENTITLEMENT);
        return new RiskPrice(
                risk,
                opened,
                expired,
                opened == 0 ? 0 : expired * 1000.0 / opened,
                check.quantile(0.95),
                check.low(0.95),
                check.high(0.95),
                check.count());
    }
}
