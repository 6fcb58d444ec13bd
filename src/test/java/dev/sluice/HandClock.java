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
    private volatile Duration ahead = Duration.ZERO;

    public HandClock() {
        this(null);
    }

    private HandClock(@Nullable Instant standing) {
        this.standing = standing;
    }

    /** One that shows this moment until it is put forward. */
    public static HandClock standing(Instant at) {
        return new HandClock(at);
    }

    public void forward(Duration by) {
        ahead = ahead.plus(by);
    }

    public void back() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
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
