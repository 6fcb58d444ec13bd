package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What operators were told about a cohort.
 *
 * @param rule id of the rule
 * @param metric as in {@link AlertRule}
 * @param by dimensions of the cohort
 * @param cohort number of the cohort
 * @param name of the cohort
 * @param raisedAt when it was told
 * @param clearedAt when it was told to be over; null while it is not
 * @param value when it was raised: milliseconds or a share
 * @param bound that was exceeded, of the same kind
 * @param n sessions the value rests on
 * @param sentence the same in words
 */
public record Alert(
        String id,
        String rule,
        String metric,
        String by,
        int cohort,
        String name,
        Instant raisedAt,
        @Nullable Instant clearedAt,
        double value,
        double bound,
        long n,
        String sentence) {}
