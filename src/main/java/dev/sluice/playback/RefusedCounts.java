package dev.sluice.playback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sluice.floors.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** How many requests the gateway and edge agents refused under each invalidated scope, by the second, for the last half hour. */
public final class RefusedCounts {
    private static final int SECONDS = 1800;
    private static final int SCOPES = 256;

    private final Clock clock;
    private final Cache<Scope, Ring> rings =
            Caffeine.newBuilder().maximumSize(SCOPES).build();

    RefusedCounts(Clock clock) {
        this.clock = clock;
    }

    /** @param scope null where no invalidation refused it */
    void add(@Nullable Scope scope) {
        if (scope != null) {
            add(scope, 1);
        }
    }

    /** Takes in what an edge agent refused lately. */
    public void add(Scope scope, long requests) {
        rings.get(scope, s -> new Ring()).add(clock.millis() / 1000, requests);
    }

    /** Requests refused under a scope in each second from {@code from} on, at most {@code seconds} of them. */
    public List<Long> since(Scope scope, Instant from, int seconds) {
        Ring ring = rings.getIfPresent(scope);
        long first = Math.max(from.getEpochSecond(), clock.millis() / 1000 - SECONDS + 1);
        long last = Math.min(clock.millis() / 1000, first + seconds - 1L);
        return LongStream.rangeClosed(first, last)
                .map(second -> ring == null ? 0 : ring.at(second))
                .boxed()
                .toList();
    }

    /** A slot a second: the second in the upper half, the count in the lower. Counts stop at four thousand million. */
    private static final class Ring {
        private static final int HALF = 32;
        private static final long COUNT = 0xFFFF_FFFFL;

        private final AtomicLongArray slots = new AtomicLongArray(SECONDS);

        void add(long second, long requests) {
            slots.updateAndGet(slot(second), old -> {
                long before = old >>> HALF == second ? old & COUNT : 0;
                return second << HALF | Math.clamp(before + requests, 0, COUNT);
            });
        }

        long at(long second) {
            long slot = slots.get(slot(second));
            return slot >>> HALF == second ? slot & COUNT : 0;
        }

        private static int slot(long second) {
            return (int) (second % SECONDS);
        }
    }
}
