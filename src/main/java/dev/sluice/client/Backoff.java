package dev.sluice.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/** Waits that double up to a bound, each shortened by chance so that many clients do not come back at once. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final AtomicReference<Duration> upcoming;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.upcoming = new AtomicReference<>(first);
    }

    Duration next() {
        var wait = upcoming.getAndUpdate(this::doubled);
        return wait.minusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 4 + 1));
    }

    void reset() {
        upcoming.set(first);
    }

    private Duration doubled(Duration wait) {
        var twice = wait.multipliedBy(2);
        return twice.compareTo(longest) > 0 ? longest : twice;
    }
}
