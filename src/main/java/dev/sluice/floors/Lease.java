package dev.sluice.floors;

import dev.sluice.api.LeaseTerms;
import dev.sluice.api.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long an edge may serve protected media without hearing the feed. It counts from the moment the edge asked, not from
 * the moment an answer came: a network that holds answers back cannot make an edge believe that it is up to date. Time is
 * measured on the monotonic clock, which stands still while some machines sleep, and on the wall clock, which can be set
 * back: it has lapsed as soon as either says so.
 */
public final class Lease {
    /** A clock proven to be further off judges tokens too wrongly; an edge with such a clock lets its lease run out. */
    public static final Duration WORST_SKEW = Duration.ofSeconds(30);

    private final @Nullable LeaseTerms terms;
    private final LongSupplier nanoTime;
    private volatile @Nullable Contact last;
    private volatile Duration skew = Duration.ZERO;

    private Lease(@Nullable LeaseTerms terms, LongSupplier nanoTime) {
        this.terms = terms;
        this.nanoTime = nanoTime;
    }

    /**
     * The lease of an edge; lapsed until the first contact.
     *
     * @param nanoTime the monotonic clock, {@link System#nanoTime} outside tests
     */
    public static Lease of(LeaseTerms terms, LongSupplier nanoTime) {
        return new Lease(terms, nanoTime);
    }

    /** For the service itself, which writes the feed and has nobody to hear. */
    public static Lease unlimited() {
        return new Lease(null, System::nanoTime);
    }

    /** Both clocks of this machine at one moment. */
    public record Contact(long nanos, Instant wall) {}

    /** This moment, to be kept while a question is under way. */
    public Contact asking(Instant now) {
        return new Contact(nanoTime.getAsLong(), now);
    }

    /** Renews from when the question was asked, unless the answer proves that this machine's clock is wrong. */
    void renew(Contact asked, Instant received, Instant serviceClock) {
        skew = Duration.between(serviceClock, received);
        if (proven(asked.wall, received, serviceClock).compareTo(WORST_SKEW) <= 0) {
            last = asked;
        }
    }

    /** The service answered between asking and receiving; its clock says by how much this one must be off at least. */
    private static Duration proven(Instant asked, Instant received, Instant service) {
        if (asked.isAfter(service)) {
            return Duration.between(service, asked);
        }
        return received.isBefore(service) ? Duration.between(received, service) : Duration.ZERO;
    }

    boolean lapsed(Risk risk, Instant now) {
        return terms != null && age(now).compareTo(terms.of(risk)) > 0;
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

    /** How far this machine's clock was ahead of the service's at the last answer, the way of the answer included. */
    Duration skew() {
        return skew;
    }
}
