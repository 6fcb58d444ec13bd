package dev.sluice.service.edges;

import dev.sluice.api.Edge;
import dev.sluice.api.EdgePoll;
import dev.sluice.api.EdgeState;
import dev.sluice.floors.Lease;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one edge agent. Guarded by its {@link Roster}. */
final class Seat {
    private static final int ACKNOWLEDGEMENTS = 256;

    /** Agents ask about every second. */
    private static final Duration SILENT = Duration.ofSeconds(4);

    private final String name;
    private final Deque<Acknowledgement> acknowledgements = new ArrayDeque<>();
    private URI url = URI.create("");
    private @Nullable EdgePoll last;
    private @Nullable Instant seenAt;
    private @Nullable Instant leaseEndsAt;
    private @Nullable Instant notedAt;
    private @Nullable Long lagMs;
    private Map<String, Long> refused = Map.of();
    private boolean left;
    private boolean keyEnded;

    Seat(String name) {
        this.name = name;
    }

    private record Acknowledgement(long sequence, Instant at) {}

    /** It was there when an earlier process of this service ran, and may still serve until its lease is over. */
    void remembered(URI address, Instant seen, Instant leaseEnds) {
        url = address;
        seenAt = seen;
        leaseEndsAt = leaseEnds;
    }

    /** It asked for more. */
    void heard(EdgePoll poll, URI address, Instant now, Duration lease, Optional<Instant> published) {
        var earlier = seenAt;
        if (poll.acknowledged() > acknowledged()) {
            acknowledgements.addLast(new Acknowledgement(poll.acknowledged(), now));
            published
                    .filter(at ->
                            earlier != null && Duration.between(earlier, at).compareTo(SILENT) < 0)
                    .ifPresent(at -> lagMs = Duration.between(at, now).toMillis());
        }
        if (acknowledgements.size() > ACKNOWLEDGEMENTS) {
            acknowledgements.removeFirst();
        }
        url = address;
        last = poll;
        seenAt = now;
        leaseEndsAt = now.plus(lease);
        left = poll.leaving();
        keyEnded = false;
    }

    /** What it refused by invalidated scope since it last said so; an agent that was started again counts from nothing. */
    Map<String, Long> newlyRefused(EdgePoll poll) {
        var more = new HashMap<String, Long>();
        var told = new HashMap<String, Long>();
        poll.refusedByScope().entrySet().stream().limit(Refusals.MOST).forEach(scope -> {
            long count = scope.getValue();
            long before = refused.getOrDefault(scope.getKey(), 0L);
            long since = count < before ? count : count - before;
            if (since > 0) {
                more.put(scope.getKey(), Math.min(since, Integer.MAX_VALUE));
            }
            told.put(scope.getKey(), count);
        });
        refused = told;
        return more;
    }

    /** Its key was replaced: nothing is heard of it until it comes back with the new one. */
    void keyEnded() {
        keyEnded = true;
    }

    /** It follows another feed than before: what it acknowledged there says nothing here. */
    void startsAnew() {
        acknowledgements.clear();
        last = null;
    }

    /** Whether it is time to note in the store that it is there. */
    boolean due(Instant now, Duration every) {
        boolean due = notedAt == null || now.isAfter(notedAt.plus(every));
        if (due) {
            notedAt = now;
        }
        return due;
    }

    /** When it first had everything up to a sequence. */
    Optional<Instant> acknowledgedAt(long sequence) {
        return acknowledgements.stream()
                .filter(a -> a.sequence() >= sequence)
                .findFirst()
                .map(Acknowledgement::at);
    }

    private long acknowledged() {
        return acknowledgements.isEmpty() ? -1 : acknowledgements.getLast().sequence();
    }

    @Nullable
    Instant leaseEndsAt() {
        return left ? null : leaseEndsAt;
    }

    boolean mayServe(Instant now) {
        Instant lease = leaseEndsAt();
        return lease != null && now.isBefore(lease);
    }

    URI url() {
        return url;
    }

    Duration skew() {
        return Duration.ofMillis(last == null ? 0 : last.skewMs());
    }

    EdgeState state(long newest, Instant now) {
        if (left || leaseEndsAt == null) {
            return EdgeState.ABSENT;
        }
        if (!now.isBefore(leaseEndsAt)) {
            return EdgeState.CUT_OFF;
        }
        if (skew().abs().compareTo(Lease.WORST_SKEW) > 0) {
            return EdgeState.CLOCK_WRONG;
        }
        boolean silent = keyEnded || seenAt == null || now.isAfter(seenAt.plus(SILENT));
        return silent || acknowledged() < newest ? EdgeState.BEHIND : EdgeState.CURRENT;
    }

    Edge edge(long newest, Instant now) {
        return new Edge(
                name,
                url.toString().isEmpty() ? null : url.toString(),
                state(newest, now),
                last == null ? null : last.version(),
                Math.max(0, acknowledged()),
                lagMs,
                seenAt,
                leaseEndsAt(),
                skew().toMillis(),
                last == null ? 0 : last.served(),
                last == null ? 0 : last.refused());
    }
}
