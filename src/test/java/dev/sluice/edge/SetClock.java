package dev.sluice.edge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A machine's two clocks, which run with this one's and can be set. */
final class SetClock extends Clock {
    private volatile Duration wall = Duration.ZERO;
    private volatile Duration monotonic = Duration.ZERO;

    /** Time passes. */
    synchronized void pass(Duration time) {
        wall = wall.plus(time);
        monotonic = monotonic.plus(time);
    }

    /** Somebody sets the wall clock. */
    synchronized void set(Duration ahead) {
        wall = ahead;
    }

    /** How far the wall clock is ahead of this machine's. */
    Duration ahead() {
        return wall;
    }

    long nanoTime() {
        return System.nanoTime() + monotonic.toNanos();
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(wall);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
