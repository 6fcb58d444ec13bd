package dev.sluice.edge;

import dev.sluice.api.EdgePoll;
import dev.sluice.api.Fault;
import dev.sluice.client.EdgeFeed;
import dev.sluice.floors.FeedCodec;
import dev.sluice.floors.FeedStart;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Lease;
import dev.sluice.gateway.Admission;
import dev.sluice.token.Verifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the revocation feed across breaks until it is closed. Whatever goes wrong, it asks again: soon, because a lease is
 * short. A feed that does not go on from where it was is started anew, from a snapshot.
 */
final class FeedFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedFollower.class);
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration KEYS_EVERY = Duration.ofSeconds(15);
    private static final Duration PRUNED_EVERY = Duration.ofMinutes(5);
    private static final int KNOWN_TOKENS = 100_000;

    private final EdgeFeed feed;
    private final KeyKeeper keys;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Said said;
    /** A turn that ends while this is being closed has no next one. */
    private final ScheduledExecutorService turns = new ScheduledThreadPoolExecutor(
            2, Thread.ofPlatform().name("feed-", 0).daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());

    private volatile @Nullable Following following;
    private volatile boolean anew = true;
    private volatile boolean closed;
    private boolean lost;

    /** What an edge says of itself with each question. */
    interface Said {
        EdgePoll poll(Following following, boolean leaving);
    }

    FeedFollower(EdgeFeed feed, Clock clock, LongSupplier nanoTime, Said said) {
        this.feed = feed;
        this.keys = new KeyKeeper(feed);
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.said = said;
    }

    /** What is in force; empty before the first contact. */
    Optional<Following> following() {
        return Optional.ofNullable(following);
    }

    /** Makes the first contact on this thread. A {@link Fault} says why there was none. */
    FeedStart begin() {
        keys.fetch();
        var now = clock.instant();
        var asked = new Lease.Contact(nanoTime.getAsLong(), now);
        var start = feed.start(FeedCodec::readStart);
        var lease = Lease.of(start.leases(), nanoTime);
        var gate = new Gate(lease);
        gate.load(start.snapshot(), asked, clock.instant());
        following = new Following(start, lease, gate, admission(start, gate));
        anew = false;
        LOG.info("Edge {} has everything up to sequence {}", start.edge(), gate.sequence());
        return start;
    }

    /** Tokens that were verified stay so, whatever feed is followed. */
    private Admission admission(FeedStart start, Gate gate) {
        var before = following;
        var verifier = before != null && before.start().issuer().equals(start.issuer())
                ? before.admission().verifier()
                : new Verifier(keys, start.issuer(), KNOWN_TOKENS);
        return new Admission(verifier, gate, start.mediaBase(), start.audience());
    }

    /** Goes on by itself from here. */
    void follow() {
        turns.execute(this::turn);
        var _ = turns.scheduleWithFixedDelay(
                keys::refresh, KEYS_EVERY.toSeconds(), KEYS_EVERY.toSeconds(), TimeUnit.SECONDS);
        var _ = turns.scheduleWithFixedDelay(
                () -> following().ifPresent(f -> f.gate().prune(clock.instant())),
                PRUNED_EVERY.toSeconds(),
                PRUNED_EVERY.toSeconds(),
                TimeUnit.SECONDS);
    }

    private void turn() {
        try {
            var now = following;
            if (now == null || anew) {
                begin();
            } else {
                ask(now);
            }
            found();
            next(Duration.ZERO);
        } catch (Fault e) {
            anew = anew || e.code().equals("snapshot-needed") || e.code().equals("feed-malformed");
            missed(e);
            next(AGAIN);
        } catch (RuntimeException | VirtualMachineError e) {
            LOG.error("Following the feed failed; it is asked for again", e);
            next(AGAIN);
        }
    }

    private void ask(Following now) {
        var asked = now.lease().asking(clock.instant());
        var page = FeedCodec.readPage(feed.poll(said.poll(now, false)));
        switch (now.gate().apply(page, asked, clock.instant())) {
            case IN_FORCE, ALREADY -> {}
            case GAP, BEHIND -> anew = true;
        }
    }

    private void next(Duration delay) {
        if (!closed) {
            var _ = turns.schedule(this::turn, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void missed(Fault fault) {
        if (!lost && !closed && !fault.code().equals("snapshot-needed")) {
            LOG.warn("The feed is not heard ({}): {}", fault.code(), fault.getMessage());
            lost = true;
        }
    }

    private void found() {
        if (lost) {
            LOG.info("The feed is heard again");
            lost = false;
        }
    }

    /** Stops, and tells the service that this edge is gone. */
    @Override
    public void close() {
        closed = true;
        turns.shutdownNow();
        following().ifPresent(this::leave);
    }

    private void leave(Following now) {
        try {
            feed.poll(said.poll(now, true));
        } catch (Fault e) {
            LOG.info("The service was not told that this edge stops: {}", e.code());
        }
    }
}
