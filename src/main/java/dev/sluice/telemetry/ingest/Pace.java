package dev.sluice.telemetry.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** How many bytes a sender may post: a steady rate with room for what a player saved up while it was offline. */
final class Pace {
    private static final long PER_SECOND = 256 << 10;
    /** More at once, all of sessions that are new, would keep others of the same source waiting for seconds. */
    private static final long BURST = 1 << 20;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();

    /** Whether the sender may post so many bytes now. */
    boolean allows(String sender, int bytes, long now) {
        return buckets.get(sender, s -> new Bucket(now)).take(bytes, now);
    }

    private static final class Bucket {
        private long left = BURST;
        private long at;

        Bucket(long now) {
            at = now;
        }

        synchronized boolean take(int bytes, long now) {
            left = Math.min(BURST, left + Math.max(0, now - at) * PER_SECOND / 1000);
            at = now;
            if (left < bytes) {
                return false;
            }
            left -= bytes;
            return true;
        }
    }
}
