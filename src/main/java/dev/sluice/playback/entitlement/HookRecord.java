package dev.sluice.playback.entitlement;

import dev.sluice.api.EntitlementHook;
import dev.sluice.api.EntitlementState;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How the hook has been answering since the service started. */
final class HookRecord {
    private static final int NEWEST = 512;

    private final long[] millis = new long[NEWEST];
    private boolean failing;
    private long asked;
    private long allowed;
    private long denied;
    private long failed;
    private long cached;
    private @Nullable String lastFailure;
    private @Nullable Instant lastFailureAt;

    synchronized void answered(boolean allow, long tookMillis) {
        took(tookMillis);
        failing = false;
        if (allow) {
            allowed++;
        } else {
            denied++;
        }
    }

    /** Whether this is the first failure since an answer: what a log needs to say once. */
    synchronized boolean failed(String why, Instant at, long tookMillis) {
        boolean first = !failing;
        took(tookMillis);
        failing = true;
        failed++;
        lastFailure = why;
        lastFailureAt = at;
        return first;
    }

    synchronized void cached() {
        cached++;
    }

    synchronized EntitlementState state(EntitlementHook hook) {
        return new EntitlementState(hook, allowed, denied, failed, cached, p95(), lastFailure, lastFailureAt);
    }

    private void took(long tookMillis) {
        millis[(int) (asked++ % NEWEST)] = tookMillis;
    }

    private @Nullable Long p95() {
        int known = (int) Math.min(asked, NEWEST);
        if (known == 0) {
            return null;
        }
        long[] sorted = Arrays.copyOf(millis, known);
        Arrays.sort(sorted);
        return sorted[(known - 1) * 95 / 100];
    }
}
