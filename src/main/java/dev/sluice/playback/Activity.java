package dev.sluice.playback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When each session last asked for media, and what was refused: in memory only, because both change with every request. */
public final class Activity {
    private static final int SESSIONS = 200_000;

    private final Clock clock;
    private final RefusedCounts refused;
    private final Cache<Long, Long> last = Caffeine.newBuilder()
            .maximumSize(SESSIONS)
            .expireAfterWrite(Duration.ofHours(1))
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
        last.put(sx, clock.millis());
    }

    Optional<Instant> last(long sx) {
        return Optional.ofNullable(last.getIfPresent(sx)).map(Instant::ofEpochMilli);
    }
}
