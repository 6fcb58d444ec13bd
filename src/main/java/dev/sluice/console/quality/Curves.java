package dev.sluice.console.quality;

import dev.sluice.api.Comparison;
import dev.sluice.api.Quality;
import dev.sluice.api.Quality.Point;
import dev.sluice.console.chart.TimeLine;
import dev.sluice.console.chart.TimeMark;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Points of the API as lines of a chart. */
final class Curves {
    private static final double[] NONE = {};
    /** Points of a level line: enough for its marks. */
    private static final int LEVEL = 9;

    private Curves() {}

    /** Startup p95 of the first cohorts, with intervals. */
    static List<TimeLine> startup(Quality quality) {
        return lines(quality, Point::p95, Point::low, Point::high);
    }

    /** Stalled share of the first cohorts. */
    static List<TimeLine> stalled(Quality quality) {
        return lines(quality, Point::stalled, null, null);
    }

    /** Startup quantiles of one cohort. */
    static List<TimeLine> quantiles(Quality.CohortQuality cohort) {
        return List.of(
                line("p95", 0, cohort.series(), Point::p95, Point::low, Point::high),
                line("p75", 1, cohort.series(), Point::p75, null, null),
                line("p50", 2, cohort.series(), Point::p50, null, null),
                line("p99", 3, cohort.series(), Point::p99, null, null));
    }

    /** Startup p95 of both sides, the other one moved to the time of the one; level where it is not as long. */
    static List<TimeLine> startup(Comparison comparison, Against against) {
        var one = line(name(comparison, against), 0, comparison.one().series(), Point::p95, Point::low, Point::high);
        var other = asLong(comparison)
                ? moved(
                        comparison,
                        line(against.words(), 1, comparison.other().series(), Point::p95, Point::low, Point::high))
                : level(comparison, against, "startup p95", true);
        return List.of(one, other);
    }

    /** Stalled share of both sides. */
    static List<TimeLine> stalled(Comparison comparison, Against against) {
        var one = line(name(comparison, against), 0, comparison.one().series(), Point::stalled, null, null);
        var other = asLong(comparison)
                ? moved(comparison, line(against.words(), 1, comparison.other().series(), Point::stalled, null, null))
                : level(comparison, against, "stalled time", false);
        return List.of(one, other);
    }

    /** Whether both sides are as long as one another, so that each moment has one on the other side. */
    static boolean asLong(Comparison comparison) {
        var one = comparison.one();
        var other = comparison.other();
        return Duration.between(one.from(), one.to()).equals(Duration.between(other.from(), other.to()));
    }

    private static String name(Comparison comparison, Against against) {
        return against.time() ? "now" : comparison.one().name();
    }

    private static TimeLine moved(Comparison comparison, TimeLine line) {
        double later = (double)
                Duration.between(comparison.other().from(), comparison.one().from())
                        .toMillis();
        return new TimeLine(
                line.name(),
                line.ink(),
                Arrays.stream(line.times()).map(at -> at + later).toArray(),
                line.values(),
                line.lows(),
                line.highs(),
                line.counts());
    }

    /** What the other side came to in all, across the time of the one. */
    private static TimeLine level(Comparison comparison, Against against, String figure, boolean banded) {
        var whole = comparison.figures().stream()
                .filter(each -> each.figure().equals(figure))
                .findFirst()
                .orElseThrow()
                .other();
        double from = (double) comparison.one().from().toEpochMilli();
        double to = (double) comparison.one().to().toEpochMilli();
        var times = IntStream.range(0, whole.n() == 0 ? 0 : LEVEL)
                .mapToDouble(i -> from + (to - from) * i / (LEVEL - 1))
                .toArray();
        return new TimeLine(
                against.words(),
                1,
                times,
                Arrays.stream(times).map(at -> whole.value()).toArray(),
                banded ? Arrays.stream(times).map(at -> whole.low()).toArray() : NONE,
                banded ? Arrays.stream(times).map(at -> whole.high()).toArray() : NONE,
                Arrays.stream(times).mapToLong(at -> whole.n()).toArray());
    }

    static List<TimeMark> marks(Quality quality) {
        return quality.marks().stream()
                .map(mark -> new TimeMark(mark.at(), mark.words()))
                .toList();
    }

    private static List<TimeLine> lines(
            Quality quality,
            Function<Point, @Nullable Double> value,
            @Nullable Function<Point, @Nullable Double> low,
            @Nullable Function<Point, @Nullable Double> high) {
        var cohorts = quality.cohorts();
        return IntStream.range(0, Math.min(QualityModel.LINES, cohorts.size()))
                .mapToObj(i -> line(cohorts.get(i).name(), i, cohorts.get(i).series(), value, low, high))
                .toList();
    }

    private static TimeLine line(
            String name,
            int ink,
            List<Point> points,
            Function<Point, @Nullable Double> value,
            @Nullable Function<Point, @Nullable Double> low,
            @Nullable Function<Point, @Nullable Double> high) {
        return new TimeLine(
                name,
                ink,
                points.stream().mapToDouble(Point::at).toArray(),
                values(points, value),
                low == null ? NONE : values(points, low),
                high == null ? NONE : values(points, high),
                points.stream().mapToLong(Point::n).toArray());
    }

    private static double[] values(List<Point> points, Function<Point, @Nullable Double> part) {
        return points.stream()
                .mapToDouble(point -> {
                    Double value = part.apply(point);
                    return value == null ? Double.NaN : value;
                })
                .toArray();
    }
}
