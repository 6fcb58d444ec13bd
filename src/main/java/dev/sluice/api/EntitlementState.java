package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The entitlement hook and how it has been answering since the service started.
 *
 * @param hook as configured
 * @param allowed answers that let a viewer watch
 * @param denied answers that did not
 * @param failed questions without a usable answer in time
 * @param cached questions that an earlier answer settled
 * @param p95Ms 95th percentile of the last 512 questions that went out; null before the first
 * @param lastFailure what went wrong last; null when nothing did
 * @param lastFailureAt when
 */
public record EntitlementState(
        EntitlementHook hook,
        long allowed,
        long denied,
        long failed,
        long cached,
        @Nullable Long p95Ms,
        @Nullable String lastFailure,
        @Nullable Instant lastFailureAt) {}
