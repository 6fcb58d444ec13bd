package dev.sluice.telemetry.quality;

import dev.sluice.api.Fault;
import dev.sluice.api.Heatmap;
import dev.sluice.api.Quality;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohort;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Metric;
import dev.sluice.telemetry.quality.Cells.Depth;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

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
        var everybody = cohorts.everybody();
        var total = cells.sum(0, everybody, span, Depth.STARTUP);
        int mask = Cohort.mask(by);
        var ranked = ranked(cells.sums(mask, span, Depth.STARTUP), total);
        var told = ranked.subList(0, Math.min(most, ranked.size()));
        return new Quality(
                Instant.ofEpochSecond(span.from()),
                Instant.ofEpochSecond(span.to()),
                by.stream().map(Dimension::word).toList(),
                span.bucket(),
                figures(total, cells.sum(0, everybody, span.newestHour(), Depth.STARTUP)),
                Lines.of(line(cells.lines(0, List.of(everybody), span), everybody), span),
                cohorts(told, by, span, lines),
                ranked.size(),
                context.marks(Instant.ofEpochSecond(span.from()), Instant.ofEpochSecond(span.to())),
                findings());
    }

    private record One(int id, Cell sum, Quality.Estimate impact) {}

    private List<One> ranked(Map<Integer, Cell> sums, Cell total) {
        double target = slos.target(Slos.STARTUP);
        long slow = Math.round(Slos.slow(total, target));
        return sums.entrySet().stream()
                .filter(each -> each.getValue().count(Metric.ATTEMPTS) > 0
                        || each.getValue().count(Metric.WATCHED_MS) > 0)
                .map(each -> new One(each.getKey(), each.getValue(), impact(each.getValue(), target, slow, total)))
                .sorted(Comparator.comparingDouble((One one) -> one.impact.value())
                        .thenComparingLong(one -> one.sum.count(Metric.ATTEMPTS))
                        .reversed())
                .toList();
    }

    private static Quality.Estimate impact(Cell sum, double target, long slowOfAll, Cell total) {
        long slow = Math.round(Slos.slow(sum, target));
        long n = sum.startup().count();
        return Estimates.excess(slow, n, slowOfAll - slow, total.startup().count() - n);
    }

    private List<Quality.CohortQuality> cohorts(List<One> told, List<Dimension> by, Span span, int lines) {
        int mask = Cohort.mask(by);
        var ids = told.stream().map(One::id).toList();
        var hours = cells.sums(mask, ids, span.newestHour(), Depth.STARTUP);
        var drawn = cells.lines(mask, ids.subList(0, Math.min(lines, ids.size())), span);
        return told.stream()
                .map(one -> cohort(
                        one,
                        by,
                        figures(one.sum, hours.getOrDefault(one.id, new Cell())),
                        Lines.of(line(drawn, one.id), span)))
                .toList();
    }

    private static NavigableMap<Long, Cell> line(Map<Integer, NavigableMap<Long, Cell>> lines, int cohort) {
        return lines.getOrDefault(cohort, new TreeMap<>());
    }

    private Quality.CohortQuality cohort(
            One one, List<Dimension> by, Quality.Figures figures, List<Quality.Point> series) {
        var cohort = java.util.Objects.requireNonNull(cohorts.get(one.id));
        var values = new TreeMap<String, String>();
        if (!by.isEmpty() && cohort.first() != null) {
            values.put(by.getFirst().word(), cohort.first());
        }
        if (by.size() > 1 && cohort.second() != null) {
            values.put(by.getLast().word(), cohort.second());
        }
        return new Quality.CohortQuality(one.id, cohort.name(), values, figures, one.impact, series);
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

    /** Startup of a cohort over time and value. */
    public Heatmap heatmap(int cohort, Span span) {
        var buckets = line(cells.lines(mask(cohort), List.of(cohort), span), cohort);
        var total = new Cell();
        buckets.values().forEach(total::merge);
        return new Heatmap(
                Arrays.stream(EDGES).boxed().toList(),
                span.bucket(),
                buckets.keySet().stream().map(start -> start * 1000).toList(),
                buckets.values().stream().map(Reports::counts).toList(),
                counts(total));
    }

    private static List<Long> counts(Cell cell) {
        return Arrays.stream(cell.startup().histogram(EDGES)).boxed().toList();
    }

    private int mask(int cohort) {
        return cohorts.maskOf(cohort);
    }

    /**
     * The number of a cohort as it is asked for; that of everybody where none is.
     *
     * @throws Fault {@code bad-number} (400)
     */
    public int cohort(@Nullable String asked) {
        try {
            return asked == null ? cohorts.everybody() : Integer.parseInt(asked);
        } catch (NumberFormatException e) {
            throw Fault.badRequest("bad-number", "A cohort is a number.", "Take it from the list of cohorts.");
        }
    }
}
