package dev.sluice.floors;

import dev.sluice.api.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says about every request whether its share, session or key has been revoked or held. Applies the feed in order, answers
 * without a lock from any number of threads, and knows how long it has not heard the feed.
 */
public final class Gate {
    private final Lease lease;
    private volatile Revocations revocations;
    private volatile long sequence;

    /** A gate that knows nothing yet: sequence 0. */
    public Gate(Lease lease) {
        this.lease = lease;
        this.revocations = new Revocations(Snapshot.empty(Instant.EPOCH));
    }

    /** What became of an event. */
    public enum Applied {
        /** It is in force. */
        IN_FORCE,
        /** It was in force already. */
        ALREADY,
        /** Events before it are missing; it was not applied. Catch up from {@link #sequence}. */
        GAP,
        /** The sender knows less than this gate; its word does not count. Fetch a snapshot if it stays so. */
        BEHIND
    }

    /** Applies one event of the feed. */
    public synchronized Applied apply(FeedEvent event) {
        if (event.sequence() <= sequence) {
            return Applied.ALREADY;
        }
        if (event.sequence() > sequence + 1) {
            return Applied.GAP;
        }
        revocations.take(event);
        sequence = event.sequence();
        return Applied.IN_FORCE;
    }

    /**
     * Applies a stretch of the feed and, when nothing is missing behind it, renews the lease from when it was asked for;
     * {@link Applied#GAP} means that another page is needed.
     *
     * @param received this machine's clock
     */
    public synchronized Applied apply(FeedPage page, Lease.Contact asked, Instant received) {
        for (var event : page.events()) {
            if (apply(event) == Applied.GAP) {
                return Applied.GAP;
            }
        }
        if (page.last() != sequence) {
            return page.last() > sequence ? Applied.GAP : Applied.BEHIND;
        }
        lease.renew(asked, received, page.at());
        return Applied.IN_FORCE;
    }

    /**
     * Puts a restriction in force ahead of its place in the feed: containment does not wait for a disk or a database that is
     * stuck. Applying it again in its place changes nothing. A later {@link #load} forgets what its snapshot does not hold.
     */
    public synchronized void contain(FeedEvent.Restriction event) {
        revocations.take(event);
    }

    /** Replaces everything, as one step for readers, and renews the lease from when it was asked for. */
    public synchronized void load(Snapshot snapshot, Lease.Contact asked, Instant received) {
        revocations = new Revocations(snapshot);
        sequence = snapshot.sequence();
        lease.renew(asked, received, snapshot.at());
    }

    /**
     * Whether a request must be refused now. Takes a few hundred nanoseconds and no lock.
     *
     * @param now this machine's clock
     */
    public Optional<Refusal> refusal(Stamp stamp, Instant now) {
        if (lease.lapsed(stamp.risk(), now)) {
            return Optional.of(new Refusal(Refusal.Reason.LEASE_LAPSED, null));
        }
        return Optional.ofNullable(revocations.refusal(stamp, now));
    }

    /** The frozen scope that forbids a share or session with this stamp to be issued. */
    public Optional<Scope> issuanceRefusal(Stamp stamp) {
        return Optional.ofNullable(revocations.issuanceFrozen(stamp));
    }

    /** Whether issuance is frozen for exactly this scope. */
    public boolean issuanceFrozen(Scope scope) {
        return revocations.issuanceFrozen(scope);
    }

    /** Scopes whose issuance is frozen. */
    public Set<Scope> issuanceFrozen() {
        return revocations.issuanceFrozen();
    }

    /** The lowest epoch still honoured, 0 where none was raised; 0 for keys and issued-before. */
    public long floor(Scope scope) {
        return revocations.floor(scope.kind(), scope.value());
    }

    /** The epochs a share created now would be stamped with; see {@link Epochs#stamp} for when that is allowed. */
    public Epochs stamp(String channel, String asset, String share, @Nullable String viewer) {
        return Epochs.stamp(this::floor, channel, asset, share, viewer);
    }

    /** Forgets sessions, holds and link floors that guard nothing any more; call it every few minutes. */
    public synchronized void prune(Instant now) {
        revocations.prune(now);
    }

    /**
     * Everything known, for a reader that starts with nothing. Containment does not wait for it: what comes in force
     * meanwhile may be in it, and is told again behind its sequence, which changes nothing.
     */
    public Snapshot snapshot(Instant now) {
        long known = sequence;
        return revocations.snapshot(known, now);
    }

    /** The last event in force; what an edge acknowledges. */
    public long sequence() {
        return sequence;
    }

    /** Time since the feed was last known to be complete. */
    public Duration age(Instant now) {
        return lease.age(now);
    }

    /** Whether protected media of a tier must be refused because revocations may have been missed. */
    public boolean leaseLapsed(Risk risk, Instant now) {
        return lease.lapsed(risk, now);
    }

    /** How far this machine's clock is ahead of the service's, the way of the answer included. */
    public Duration skew() {
        return lease.skew();
    }
}
