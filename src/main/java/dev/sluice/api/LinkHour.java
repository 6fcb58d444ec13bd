package dev.sluice.api;

import java.time.Instant;

/**
 * What the viewers of one link got in the newest hour.
 *
 * @param attempts to watch that reached a session, the newest 20,000 at most
 * @param started first pictures
 * @param refused sessions that a rule refused
 * @param startupMs p95 of startup; n 0 where nobody started who says so
 * @param medianMs p50 of startup
 * @param stalled stalled time over watched time
 * @param failed technical start failures over attempts whose player reports and that no rule refused
 */
public record LinkHour(
        String handle,
        Instant from,
        Instant to,
        long attempts,
        long started,
        long refused,
        Quality.Estimate startupMs,
        double medianMs,
        Quality.Estimate stalled,
        Quality.Estimate failed) {}
