package dev.sluice.console.quality;

import dev.sluice.api.Quality;
import dev.sluice.api.Quality.Point;
import dev.sluice.console.chart.TimeLine;
import dev.sluice.console.chart.TimeMark;
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
