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

    /** Startup p95 of both sides, the other one moved to the time of the one. */
    static List<TimeLine> startup(Comparison comparison, Against against) {
        return both(comparison, against, Point::p95, Point::low, Point::high);
    }

    /** Stalled share of both sides. */
    static List<TimeLine> stalled(Comparison comparison, Against against) {
        return both(comparison, against, Point::stalled, null, null);
    }

    private static List<TimeLine> both(
            Comparison comparison,
            Against against,
            Function<Point, @Nullable Double> value,
            @Nullable Function<Point, @Nullable Double> low,
            @Nullable Function<Point, @Nullable Double> high) {
        var one = comparison.one();
        var other = comparison.other();
        double later = (double) Duration.between(other.from(), one.from()).toMillis();
        var name = against.earlier() == null ? one.name() : "now";
        var line = line(against.words(), 1, other.series(), value, low, high);
        var moved = new TimeLine(
                line.name(),
                line.ink(),
                Arrays.stream(line.times()).map(at -> at + later).toArray(),
                line.values(),
                line.lows(),
                line.highs(),
                line.counts());
        return List.of(line(name, 0, one.series(), value, low, high), moved);
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
