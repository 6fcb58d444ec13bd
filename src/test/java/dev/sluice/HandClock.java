package dev.sluice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The system's clock put forward by hand, or one that stands still between. */
public final class HandClock extends Clock {
    private final @Nullable Instant standing;
    private final Duration step;
    private volatile Duration ahead = Duration.ZERO;

    public HandClock() {
        this(null, Duration.ZERO);
    }

    private HandClock(@Nullable Instant standing, Duration step) {
        this.standing = standing;
        this.step = step;
    }

    /** One that shows this moment until it is put forward. */
    public static HandClock standing(Instant at) {
        return new HandClock(at, Duration.ZERO);
    }

    /** One that is put forward by each look at it. */
    public static HandClock hurrying(Instant from, Duration step) {
        return new HandClock(from, step);
    }

    public synchronized void forward(Duration by) {
        ahead = ahead.plus(by);
    }

    public void back() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        if (!step.isZero()) forward(step);
        return (standing == null ? Instant.now() : standing).plus(ahead);
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
