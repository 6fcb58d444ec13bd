package dev.sluice.telemetry.quality;

import dev.sluice.api.ChannelFunnel;
import dev.sluice.api.Fault;
import dev.sluice.api.Heatmap;
import dev.sluice.api.Quality;
import dev.sluice.api.RiskPrice;
import dev.sluice.api.StageTime;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohort;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Metric;
import dev.sluice.telemetry.session.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** The answers of the Quality workspace. Blocks on the store. */
public final class Reports {
    private static final int MOST_DIMENSIONS = 2;
    private static final double[] EDGES = DoubleStream.iterate(125, edge -> edge <= 16_000, edge -> edge * Math.sqrt(2))
            .map(Math::round)
            .toArray();

    private final Cells cells;
    private final Cohorts cohorts;
    private final Slos slos;
    private final Context context;

    /** What only the rest of the service knows. */
    public interface Context {
        /** Links made in a time, by channel. */
        Map<String, Long> issued(Instant from, Instant to);

        /** What was done to the delivery in a time. */
        List<Quality.Mark> marks(Instant from, Instant to);
    }

    public Reports(Cells cells, Cohorts cohorts, Slos slos, Context context) {
        this.cells = cells;
        this.cohorts = cohorts;
        this.slos = slos;
        this.context = context;
    }

    /**
     * The dimensions of a question.
     *
     * @param words with commas between them; empty for everything
     * @throws Fault {@code dimension-unknown} or {@code too-many-dimensions} (400)
     */
    public static List<Dimension> dimensions(String words) {
        var dimensions = Arrays.stream(words.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(Dimension::of)
                .distinct()
                .sorted()
                .toList();
        if (dimensions.size() > MOST_DIMENSIONS) {
            throw Fault.badRequest("too-many-dimensions", "Cohorts go by one or two dimensions.", "Leave one out.");
        }
        return dimensions;
    }

    /**
     * Figures of everybody and of each cohort.
     *
     * @param most how many cohorts are told, those with the largest impact first
     * @param lines of how many of them the lines are told
     */
    public Quality quality(List<Dimension> by, Span span, int most, int lines) {
        var everybody = cells.read(0, span).values().stream().findFirst().orElseGet(TreeMap::new);
        var total = Cells.sum(everybody);
        int mask = Cohort.mask(by);
        double target = slos.target(Slos.STARTUP);
        var all = new ArrayList<One>();
        cells.read(mask, span)
                .forEach((id, buckets) -> all.add(new One(id, buckets, Cells.sum(buckets), total, target)));
        all.removeIf(one -> one.sum.count(Metric.ATTEMPTS) <= 0 && one.sum.count(Metric.WATCHED_MS) <= 0);
        all.sort(Comparator.comparingDouble((One one) -> one.impact.value())
                .thenComparingLong(one -> one.sum.count(Metric.ATTEMPTS))
                .reversed());
        var told = new ArrayList<Quality.CohortQuality>();
        for (One one : all.subList(0, Math.min(most, all.size()))) {
            told.add(cohort(one, by, span, told.size() < lines));
        }
        return new Quality(
                Instant.ofEpochSecond(span.from()),
                Instant.ofEpochSecond(span.to()),
                by.stream().map(Dimension::word).toList(),
                span.bucket(),
                figures(total, recent(everybody, span)),
                Lines.of(everybody, span),
                told,
                all.size(),
                context.marks(Instant.ofEpochSecond(span.from()), Instant.ofEpochSecond(span.to())),
                findings());
    }

    private static final class One {
        private final int id;
        private final NavigableMap<Long, Cell> buckets;
        private final Cell sum;
        private final Quality.Estimate impact;

        One(int id, NavigableMap<Long, Cell> buckets, Cell sum, Cell total, double targetMs) {
            this.id = id;
            this.buckets = buckets;
            this.sum = sum;
            long slow = Math.round(Slos.slow(sum, targetMs));
            long n = sum.startup().count();
            impact = Estimates.excess(
                    slow,
                    n,
                    Math.round(Slos.slow(total, targetMs)) - slow,
                    total.startup().count() - n);
        }
    }

    private Quality.CohortQuality cohort(One one, List<Dimension> by, Span span, boolean lines) {
        var cohort = java.util.Objects.requireNonNull(cohorts.get(one.id));
        var values = new TreeMap<String, String>();
        if (!by.isEmpty() && cohort.first() != null) {
            values.put(by.getFirst().word(), cohort.first());
        }
        if (by.size() > 1 && cohort.second() != null) {
            values.put(by.getLast().word(), cohort.second());
        }
        return new Quality.CohortQuality(
                one.id,
                cohort.name(),
                values,
                figures(one.sum, recent(one.buckets, span)),
                one.impact,
                lines ? Lines.of(one.buckets, span) : List.of());
    }

    private static Cell recent(NavigableMap<Long, Cell> buckets, Span span) {
        return Cells.sum(buckets.tailMap(span.newestHour().from(), true));
    }

    private Quality.Figures figures(Cell cell, Cell hour) {
        var startup = cell.startup();
        long started = cell.count(Metric.STARTED);
        long watched = cell.count(Metric.WATCHED_MS);
        return new Quality.Figures(
                new Quality.Estimate(startup.quantile(0.95), startup.low(0.95), startup.high(0.95), startup.count()),
                startup.quantile(0.5),
                Estimates.ratio((double) cell.count(Metric.STALLED_MS), (double) watched, started),
                Estimates.share(cell.count(Metric.FAILED_TO_START), Slos.judged(cell)),
                cell.count(Metric.ATTEMPTS),
                started,
                cell.count(Metric.REFUSED),
                cell.count(Metric.LEFT_BEFORE_START) - cell.count(Metric.LEFT_AT_ONCE),
                cell.count(Metric.LEFT_AT_ONCE),
                cell.count(Metric.NOT_REPORTED),
                watched / 3_600_000.0,
                cell.count(Metric.STALLS),
                Estimates.share(cell.count(Metric.STALLED_SESSIONS), started),
                slos.states(cell, hour));
    }

    private List<String> findings() {
        return cohorts.overflowing().stream()
                .map(dimension -> "There are more values of " + dimension
                        + " than are kept apart; the rest of them counts as other.")
                .toList();
    }

    /** The stages of a cohort against their budgets and against another time, in the order of a start. */
    public List<StageTime> stages(int cohort, Span span, Span before) {
        var now = Cells.sum(cells.read(mask(cohort), cohort, span));
        var then = Cells.sum(cells.read(mask(cohort), cohort, before));
        return Arrays.stream(Stage.values())
                .map(stage -> stage(stage, now, then))
                .toList();
    }

    private static StageTime stage(Stage stage, Cell now, Cell then) {
        var times = now.stage(stage);
        var before = then.stage(stage);
        double p95 = times.quantile(0.95);
        double change = before.count() == 0 || times.count() == 0 ? 0 : p95 - before.quantile(0.95);
        return new StageTime(
                stage.words(), stage.budgetMs(), times.quantile(0.5), p95, times.count(), change, before.count());
    }

    /** Every channel's way from links to conversions, most opened first. */
    public List<ChannelFunnel> funnel(Span span) {
        var issued = context.issued(Instant.ofEpochSecond(span.from()), Instant.ofEpochSecond(span.to()));
        var byChannel = new TreeMap<String, Cell>();
        cells.read(Cohort.mask(List.of(Dimension.CHANNEL)), span).forEach((id, buckets) -> {
            var name = java.util.Objects.requireNonNull(cohorts.get(id)).first();
            byChannel.put(name == null ? Cohort.OTHER : name, Cells.sum(buckets));
        });
        issued.keySet().forEach(channel -> byChannel.putIfAbsent(channel, new Cell()));
        return byChannel.entrySet().stream()
                .map(each -> funnel(each.getKey(), issued.getOrDefault(each.getKey(), 0L), each.getValue()))
                .sorted(Comparator.comparingLong(ChannelFunnel::opened).reversed())
                .toList();
    }

    private static ChannelFunnel funnel(String channel, long issued, Cell cell) {
        long started = cell.count(Metric.STARTED);
        long slow = cell.count(Metric.SLOW_STARTS);
        long converted = cell.count(Metric.CONVERTED);
        long slowConverted = cell.count(Metric.SLOW_CONVERTED);
        var effect = Estimates.relative(slowConverted, slow, converted - slowConverted, started - slow);
        return new ChannelFunnel(
                channel,
                issued,
                cell.count(Metric.ATTEMPTS),
                cell.count(Metric.REFUSED),
                started,
                cell.count(Metric.QUARTER),
                cell.count(Metric.HALF),
                cell.count(Metric.THREE_QUARTERS),
                cell.count(Metric.NEARLY_ALL),
                converted,
                slow,
                slowConverted,
                effect.value(),
                effect.low(),
                effect.high());
    }

    /** What a short life of links and strict checks cost, by risk tier. */
    public List<RiskPrice> risk(Span span) {
        var prices = new ArrayList<RiskPrice>();
        cells.read(Cohort.mask(List.of(Dimension.RISK)), span).forEach((id, buckets) -> {
            var cell = Cells.sum(buckets);
            var name = java.util.Objects.requireNonNull(cohorts.get(id)).name();
            long started = cell.count(Metric.STARTED);
            long expired = cell.count(Metric.EXPIRED_IN_USE);
            var check = cell.stage(Stage.ENTITLEMENT);
            prices.add(new RiskPrice(
                    name,
                    started,
                    expired,
                    started == 0 ? 0 : expired * 1000.0 / started,
                    check.quantile(0.95),
                    check.count()));
        });
        prices.sort(Comparator.comparing(RiskPrice::risk));
        return prices;
    }

    /** Startup of a cohort over time and value. */
    public Heatmap heatmap(int cohort, Span span) {
        var buckets = cells.read(mask(cohort), cohort, span);
        var counts = buckets.values().stream().map(cell -> counts(cell)).toList();
        return new Heatmap(
                Arrays.stream(EDGES).boxed().toList(),
                span.bucket(),
                buckets.keySet().stream().map(start -> start * 1000).toList(),
                counts,
                counts(Cells.sum(buckets)));
    }

    private static List<Long> counts(Cell cell) {
        return Arrays.stream(cell.startup().histogram(EDGES)).boxed().toList();
    }

    private int mask(int id) {
        var cohort = cohorts.get(id);
        if (cohort == null && id != 0) {
            throw Fault.notFound("cohort-unknown", "There is no such cohort.", "Take its number from the list.");
        }
        return cohort == null ? 0 : cohort.mask();
    }

    /** The number of the cohort that holds everybody. */
    public int everybody() {
        return cohorts.everybody();
    }
}
