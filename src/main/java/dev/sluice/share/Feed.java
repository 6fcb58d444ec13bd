package dev.sluice.share;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.floors.FeedCodec;
import dev.sluice.floors.FeedEvent;
import dev.sluice.floors.Gate;
import dev.sluice.store.RowBatch;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The revocation feed. An event is in force in memory, and on its way to the followers, before it is durable: a full disk
 * delays no revocation. What could not be written is written again until it is. Thread-safe.
 */
public final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final Store store;
    private final Clock clock;
    private final Gate gate;
    private final List<Consumer<FeedEvent>> followers = new CopyOnWriteArrayList<>();
    private long last;

    /** Opens the feed and brings {@code gate} up to date with all that was ever written. */
    public Feed(Store store, Clock clock, Gate gate) {
        this.store = store;
        this.clock = clock;
        this.gate = gate;
        since(0, Integer.MAX_VALUE).forEach(event -> {
            gate.apply(event);
            last = event.sequence();
        });
    }

    /** Makes an event out of its sequence and time. */
    @FunctionalInterface
    interface Draft {
        FeedEvent event(long sequence, Instant at);
    }

    /** What is written in the transaction of the events. */
    @FunctionalInterface
    interface Alongside {
        void write(Handle h);
    }

    /**
     * Events that are in force.
     *
     * @param sequence of the last of them
     * @param at when they came into force
     * @param durable completes when they are written; never exceptionally
     */
    public record Published(long sequence, Instant at, CompletableFuture<Void> durable) {
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        /**
         * Waits until they are written, as long as a person waits for an answer.
         *
         * @throws Fault {@code not-yet-durable} (507)
         */
        public void await() {
            await(PATIENCE);
        }

        void await(Duration patience) {
            try {
                durable.copy()
                        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
            } catch (CompletionException e) {
                throw new Fault(
                        Problem.of(
                                507,
                                "not-yet-durable",
                                "It is in force everywhere, but not written down yet: the disk is full or the store is stuck.",
                                null,
                                "Free some space; it is written down by itself then. Until then a restart would forget it."),
                        e);
            }
        }
    }

    synchronized Published publish(List<Draft> drafts, Alongside alongside) {
        Instant at = now();
        var events = new ArrayList<FeedEvent>();
        for (Draft draft : drafts) {
            FeedEvent event = draft.event(++last, at);
            gate.apply(event);
            events.add(event);
        }
        events.forEach(event -> followers.forEach(f -> f.accept(event)));
        var durable = new CompletableFuture<Void>();
        write(events, alongside, durable);
        return new Published(last, at, durable);
    }

    /** Events above {@code sequence}, oldest first. */
    public List<FeedEvent> since(long sequence, int limit) {
        return store.read(
                h -> h.createQuery("select event from feed where sequence > :after order by sequence limit :limit")
                        .bind("after", sequence)
                        .bind("limit", limit)
                        .mapTo(String.class)
                        .map(FeedCodec::readEvent)
                        .list());
    }

    /** The feed's clock, in whole milliseconds. */
    Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    /** The newest sequence in force. */
    public synchronized long sequence() {
        return last;
    }

    /** Tells every further event to {@code follower}, on the publishing thread; must not block. */
    public AutoCloseable follow(Consumer<FeedEvent> follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    private void write(List<FeedEvent> events, Alongside alongside, CompletableFuture<Void> durable) {
        var _ = store.write(h -> {
                    insert(h, events);
                    alongside.write(h);
                    return events.size();
                })
                .whenComplete((count, failure) -> {
                    if (failure == null) {
                        durable.complete(null);
                    } else {
                        LOG.error(
                                "{} events up to {} are in force but not yet durable",
                                events.size(),
                                events.getLast(),
                                failure);
                        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)
                                .execute(() -> write(events, alongside, durable));
                    }
                });
    }

    private static void insert(Handle h, List<FeedEvent> events) {
        try (var batch = RowBatch.of(h, "insert into feed (sequence, at, event) values (?, ?, ?)")) {
            for (FeedEvent event : events) {
                batch.add(event.sequence(), event.at().toEpochMilli(), FeedCodec.write(event));
            }
            batch.execute();
        }
    }
}
