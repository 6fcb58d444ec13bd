package dev.sluice.api;

import java.time.Instant;
import java.util.List;

/**
 * Requests that the service's own gateway refused under a run's scope, its own probes included.
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
