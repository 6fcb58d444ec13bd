package dev.sluice.api;

import java.time.Instant;
import java.util.List;

/**
 * How many links end when: those that still play, in buckets of equal length.
 *
 * @param from start of the first bucket, the service's clock
 * @param bucketSeconds length of each bucket
 * @param links how many active or frozen links end in each bucket, soonest first
 */
public record Expiring(Instant from, long bucketSeconds, List<Long> links) {
    public Expiring {
        links = List.copyOf(links);
    }
}
