package dev.sluice.edge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A machine's two clocks, which can be set; they run with this machine's, or stand but for what the test lets pass. */
final class SetClock extends Clock {
    private final @Nullable Instant standing;
    private volatile Duration wall = Duration.ZERO;
    private volatile Duration monotonic = Duration.ZERO;

    SetClock() {
        this(null);
    }

    private SetClock(@Nullable Instant standing) {
        this.standing = standing;
    }

    /** No lease runs out behind the test's back, however busy the machine. */
    static SetClock standing(Instant at) {
        return new SetClock(at);
    }

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
        return (standing == null ? System.nanoTime() : 0) + monotonic.toNanos();
    }

    @Override
    public Instant instant() {
        return (standing == null ? Instant.now() : standing).plus(wall);
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
