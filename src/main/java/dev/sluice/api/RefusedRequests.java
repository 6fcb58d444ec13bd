package dev.sluice.api;

import java.time.Instant;
import java.util.List;

/**
 * Requests that the service's own gateway and edge agents refused under a run's scope, the run's own probes included. What an
 * agent refused counts in the second in which it says so, one or two later.
 *
 * @param from the first second
 * @param perSecond one count a second
 * @param total sum of them
 */
public record RefusedRequests(Instant from, List<Long> perSecond, long total) {
    public RefusedRequests {
        perSecond = List.copyOf(perSecond);
    }
}
