package dev.sluice.service.edges;

import dev.sluice.api.Fault;
import dev.sluice.floors.FeedEvent;
import dev.sluice.floors.FeedPage;
import dev.sluice.share.Feed;
import dev.sluice.store.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The newest events of the feed in memory, durable or not, for edges that ask for what comes next. Whoever was away for
 * longer than it reaches back starts from a snapshot, which costs as much as there are floors. Thread-safe.
 */
final class FeedTail {
    private static final int KEPT = 4096;

    private final Feed feed;
    private final Clock clock;
    private final String id = Ids.opaque(8);
    private final Deque<FeedEvent> events = new ArrayDeque<>();

    /** The sequence before the oldest event kept. */
    private long before;

    FeedTail(Feed feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
        synchronized (feed) {
            before = feed.sequence();
            var _ = feed.follow(this::take);
        }
    }

    /** Which feed this is; see {@link dev.sluice.floors.FeedStart}. */
    String id() {
        return id;
    }

    private synchronized void take(FeedEvent event) {
        events.addLast(event);
        if (events.size() > KEPT) {
            before = events.removeFirst().sequence();
        }
        notifyAll();
    }

    /**
     * What comes behind a sequence; waits for something to come.
     *
     * @param atMost how long to wait where there is nothing yet
     * @throws Fault {@code snapshot-needed} (409) for another feed, or for a sequence that is not in reach
     */
    FeedPage after(String feedId, long sequence, Duration atMost) throws InterruptedException {
        if (!reaches(feedId, sequence)) {
            throw snapshotNeeded();
        }
        await(sequence, atMost);
        // Events of one act are published under the feed's lock, so that none is told without the others.
        long last = feed.sequence();
        return new FeedPage(between(sequence, last), last, clock.instant());
    }

    /** Whether there was such a sequence in this feed. */
    boolean reaches(String feedId, long sequence) {
        return feedId.equals(id) && sequence <= feed.sequence();
    }

    private synchronized void await(long sequence, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (newest() <= sequence) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private synchronized List<FeedEvent> between(long after, long last) {
        if (after < before) {
            throw snapshotNeeded();
        }
        return events.stream()
                .filter(e -> e.sequence() > after && e.sequence() <= last)
                .toList();
    }

    private long newest() {
        return events.isEmpty() ? before : events.getLast().sequence();
    }

    /** When an event was published; empty when it is not kept. */
    synchronized Optional<Instant> published(long sequence) {
        return events.stream()
                .filter(e -> e.sequence() == sequence)
                .map(FeedEvent::at)
                .findFirst();
    }

    private static Fault snapshotNeeded() {
        return Fault.conflict(
                "snapshot-needed", "The feed does not go on from there.", "Start again from GET /api/v1/feed.");
    }
}
