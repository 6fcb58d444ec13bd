package dev.sluice.playback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** When each session last asked for media, and what was refused: in memory only, because both change with every request. */
public final class Activity {
    private static final int SESSIONS = 200_000;

    private final Clock clock;
    private final RefusedCounts refused;
    /** Set in place: putting an entry anew would cost each request the upkeep of the cache. */
    private final Cache<Long, AtomicLong> last = Caffeine.newBuilder()
            .maximumSize(SESSIONS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    public Activity(Clock clock) {
        this.clock = clock;
        this.refused = new RefusedCounts(clock);
    }

    /** Requests refused because of an invalidation. */
    public RefusedCounts refused() {
        return refused;
    }

    void touch(long sx) {
        last.get(sx, _ -> new AtomicLong()).set(clock.millis());
    }

    Optional<Instant> last(long sx) {
        return Optional.ofNullable(last.getIfPresent(sx)).map(at -> Instant.ofEpochMilli(at.get()));
    }
}
