package dev.sluice.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the service asks whether a viewer may watch, when a session starts and at each renewal.
 *
 * @param url of the customer's backend; null asks nobody
 * @param fails what happens when it does not answer in time; closed where nothing is said
 * @param deadlineMs how long an answer is waited for, 50 to 2000; 150 where nothing is said
 */
public record EntitlementHook(
        @Nullable String url, FailureMode fails, @Nullable Integer deadlineMs) {
    /** What entitlement may take of a startup. */
    public static final int DEADLINE_MS = 150;

    /** Nobody is asked. */
    public static final EntitlementHook NONE = new EntitlementHook(null, FailureMode.CLOSED, DEADLINE_MS);

    public EntitlementHook {
        fails = fails == null ? FailureMode.CLOSED : fails;
        deadlineMs = deadlineMs == null ? Integer.valueOf(DEADLINE_MS) : deadlineMs;
    }

    /** How long an answer is waited for. */
    public Duration deadline() {
        return Duration.ofMillis(deadlineMs == null ? DEADLINE_MS : deadlineMs);
    }
}
