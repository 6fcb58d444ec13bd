package dev.sluice.telemetry.ingest;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What was seen in passing and nobody was promised: media requests and viewers turned away. Bounded in all and for each share,
 * so that many requests under one push out nothing of another. Apart from what waits its turn, so that a media request wakes
 * nobody. Safe for use from any thread.
 */
final class Passing {
    private static final int MOST = 50_000;
    private static final int MOST_OF_ONE = 10_000;

    private final Queue<Work.Seen> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> ofOne = new ConcurrentHashMap<>();
    private final Rejections rejections;

    Passing(Rejections rejections) {
        this.rejections = rejections;
    }

    /** Keeps it until it is looked at; what is too much is dropped, and counted. */
    void add(Work.Seen seen) {
        if (all.get() >= MOST || ofOne.getOrDefault(seen.share(), 0) >= MOST_OF_ONE) {
            rejections.count("request not looked at");
            return;
        }
        all.incrementAndGet();
        ofOne.merge(seen.share(), 1, Integer::sum);
        queue.add(seen);
    }

    /** Gives everything that was seen up to now. */
    void look(Consumer<Work.Seen> taking) {
        for (int left = all.get(); left > 0; left--) {
            var seen = queue.poll();
            if (seen == null) {
                return;
            }
            all.decrementAndGet();
            ofOne.computeIfPresent(seen.share(), (share, many) -> many == 1 ? null : many - 1);
            taking.accept(seen);
        }
    }
}
