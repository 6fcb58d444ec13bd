package dev.sluice.service.edges;

import dev.sluice.access.EdgeKeys;
import dev.sluice.api.Edge;
import dev.sluice.api.EdgePoll;
import dev.sluice.api.LeaseTerms;
import dev.sluice.runbook.step.Edges;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The edge agents that are there, and what each has acknowledged. An edge that has not been heard for long past its lease
 * refuses by itself and is no longer waited for. Thread-safe.
 */
final class Roster {
    /** A run still names an edge that went silent so long ago. */
    private static final Duration NAMED_AFTER_LEASE = Duration.ofMinutes(10);

    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

    private final EdgeKeys keys;
    private final LeaseTerms terms;
    private final FeedTail tail;
    private final Refusals refused;
    private final Clock clock;
    private final Map<String, Seat> seats = new TreeMap<>();

    Roster(EdgeKeys keys, LeaseTerms terms, FeedTail tail, Refusals refused, Clock clock) {
        this.keys = keys;
        this.refused = refused;
        this.terms = terms;
        this.tail = tail;
        this.clock = clock;
        Instant now = clock.instant();
        keys.all().forEach(holder -> remember(holder, now));
    }

    /** Nobody knows when it was last answered, so its lease counts from now. */
    private void remember(EdgeKeys.Holder holder, Instant now) {
        Instant seen = holder.seenAt();
        String url = holder.url() == null ? holder.seenUrl() : holder.url();
        if (seen == null || url == null || holder.leftAt() != null) {
            return;
        }
        if (seen.plus(NOTED_EVERY).plus(NAMED_AFTER_LEASE).isAfter(now)) {
            seat(holder.name()).remembered(EdgeKeys.base(url), seen, now.plus(terms.low()));
        }
    }

    private Seat seat(String name) {
        return seats.computeIfAbsent(name, Seat::new);
    }

    /** An edge starts from a snapshot. */
    synchronized void startsAnew(EdgeKeys.Holder holder) {
        seat(holder.name()).startsAnew();
    }

    /** The key of an edge was replaced. */
    synchronized void keyEnded(String edge) {
        seat(edge).keyEnded();
    }

    /** An edge asks for more. */
    synchronized void heard(EdgeKeys.Holder holder, EdgePoll poll) {
        Instant now = clock.instant();
        var seat = seat(holder.name());
        refused.addAll(seat.newlyRefused(poll));
        seat.heard(poll, address(holder, poll), now, terms.low(), tail.published(poll.acknowledged()));
        if (poll.leaving()) {
            keys.left(holder.name(), seat.url());
        } else if (seat.due(now, NOTED_EVERY)) {
            keys.seen(holder.name(), seat.url());
        }
        notifyAll();
    }

    private static URI address(EdgeKeys.Holder holder, EdgePoll poll) {
        return EdgeKeys.base(holder.url() == null ? poll.url() : holder.url());
    }

    /** An edge whose key was revoked refuses once its lease is over; until then it is waited for. */
    synchronized List<Edges.Edge> known() {
        Instant now = clock.instant();
        return seats.entrySet().stream()
                .filter(e -> known(e.getValue(), now))
                .map(e -> new Edges.Edge(
                        e.getKey(),
                        e.getValue().url(),
                        e.getValue().skew(),
                        e.getValue().leaseEndsAt()))
                .toList();
    }

    private static boolean known(Seat seat, Instant now) {
        Instant lease = seat.leaseEndsAt();
        return lease != null && now.isBefore(lease.plus(NAMED_AFTER_LEASE));
    }

    /** As {@link Edges#acknowledged}, of these edges. */
    synchronized Map<String, Instant> acknowledged(long sequence, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (somebodyMay(sequence)) {
            long left = end - System.nanoTime();
            if (left <= 0 || !waited(left)) {
                break;
            }
        }
        var all = new TreeMap<String, Instant>();
        known().forEach(e -> seat(e.name()).acknowledgedAt(sequence).ifPresent(at -> all.put(e.name(), at)));
        return all;
    }

    private boolean waited(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether an edge that may still serve has not acknowledged a sequence. */
    private boolean somebodyMay(long sequence) {
        Instant now = clock.instant();
        return seats.values().stream()
                .anyMatch(s -> s.mayServe(now) && s.acknowledgedAt(sequence).isEmpty());
    }

    /** Every edge that holds a key, by name. */
    List<Edge> edges(long newest) {
        var holders = keys.all();
        Instant now = clock.instant();
        synchronized (this) {
            return holders.stream().map(h -> seat(h.name()).edge(newest, now)).toList();
        }
    }
}
