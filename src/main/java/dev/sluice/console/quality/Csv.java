package dev.sluice.console.quality;

import dev.sluice.api.CsvField;
import dev.sluice.api.Quality;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The points of all lines as comma-separated values. */
final class Csv {
    private Csv() {}

    static String of(Quality quality) {
        var csv = new StringBuilder("cohort,at,n,p50_ms,p75_ms,p95_ms,p95_low_ms,p95_high_ms,p99_ms,stalled_share\n");
        for (var cohort : quality.cohorts()) {
            for (var point : cohort.series()) {
                csv.append(CsvField.quoted(cohort.name())).append(',');
                csv.append(Instant.ofEpochMilli(point.at())).append(',').append(point.n());
                for (Double value :
                        new Double[] {point.p50(), point.p75(), point.p95(), point.low(), point.high(), point.p99()}) {
                    csv.append(',').append(number(value, "%.0f"));
                }
                csv.append(',').append(number(point.stalled(), "%.5f")).append('\n');
            }
        }
        return csv.toString();
    }

    private static String number(@Nullable Double value, String format) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }
}
