package dev.sluice.destination;

import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Duration;

/** How destinations did, a point every few seconds. */
final class History {
    /** A destination that never rests makes half a million points in this time. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** So few go in one commit that one which waits behind it, an invalidation's, does not wait long. */
    private static final int BATCH = 5_000;

    private final Store store;
    private final Clock clock;
    private final Telling telling;

    History(Store store, Clock clock, Telling telling) {
        this.store = store;
        this.clock = clock;
        this.telling = telling;
    }

    /** Keeps a point of every destination of a running show. */
    void sample(LiveShow show) {
        long now = clock.millis();
        telling.keep(h -> {
            show.publications().forEach(p -> {
                PublicationTable.keep(h, show.row().id(), p);
                HistoryTable.sample(h, show.row().id(), p, now);
            });
            return now;
        });
    }

    /** Forgets what nobody looks at any more. */
    void forget() {
        forget(BATCH);
    }

    void forget(int batch) {
        long before = clock.instant().minus(KEPT).toEpochMilli();
        int forgotten = batch;
        while (forgotten == batch) {
            forgotten = store.commit(h -> HistoryTable.forgetSamples(h, before, batch));
        }
    }
}
