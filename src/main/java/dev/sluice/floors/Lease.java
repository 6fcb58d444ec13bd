package dev.sluice.floors;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long an edge may serve protected media without hearing the feed. Time is measured on the monotonic clock, which stands
 * still while some machines sleep, and on the wall clock, which can be set back: it has lapsed as soon as either says so.
 */
public final class Lease {
    private final @Nullable Duration length;
    private final LongSupplier nanoTime;
    private volatile @Nullable Contact last;

    private Lease(@Nullable Duration length, LongSupplier nanoTime) {
        this.length = length;
        this.nanoTime = nanoTime;
    }

    /**
     * The lease of an edge; lapsed until the first contact.
     *
     * @param nanoTime the monotonic clock, {@link System#nanoTime} outside tests
     */
    public static Lease of(Duration length, LongSupplier nanoTime) {
        return new Lease(length, nanoTime);
    }

    /** For the service itself, which writes the feed and has nobody to hear. */
    public static Lease unlimited() {
        return new Lease(null, System::nanoTime);
    }

    void renew(Instant now, Instant serviceClock) {
        last = new Contact(nanoTime.getAsLong(), now, serviceClock);
    }

    boolean lapsed(Instant now) {
        return length != null && age(now).compareTo(length) > 0;
    }

    /** Time since the last contact, by the clock that says more; about 292 years before the first. */
    Duration age(Instant now) {
        var contact = last;
        if (contact == null) {
            return Duration.ofNanos(Long.MAX_VALUE);
        }
        var monotonic = Duration.ofNanos(nanoTime.getAsLong() - contact.nanos);
        var wall = Duration.between(contact.wall, now);
        return monotonic.compareTo(wall) > 0 ? monotonic : wall;
    }

    /** How far this machine's clock was ahead of the service's at the last contact, the way of the message included. */
    Duration skew() {
        var contact = last;
        return contact == null ? Duration.ZERO : Duration.between(contact.service, contact.wall);
    }

    private record Contact(long nanos, Instant wall, Instant service) {}
}
