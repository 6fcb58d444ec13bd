package dev.sluice.telemetry.ingest;

import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohort;
import dev.sluice.telemetry.cohort.Cohorts;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that takes everything in, and the flush that makes it visible. */
final class Ingest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final long FLUSH_MS = 500;
    private static final long LOOK_MS = 100;
    private static final long SWEEP_MS = 2000;
    private static final int MOST_SEEN = 50_000;

    private record Due(Work work, Runnable taken) {}

    private final Store store;
    private final Clock clock;
    private final Cohorts cohorts;
    private final Lookup lookup;
    private final OpenSessions sessions;
    private final Rollups rollups;
    private final Intake intake;
    private final Rejections rejections;
    private final Flush flush;
    private final LinkedBlockingQueue<Due> queue = new LinkedBlockingQueue<>();
    /** Apart from the queue, so that a media request wakes nobody; looked at a few times a second. */
    private final Queue<Work> passing = new ConcurrentLinkedQueue<>();

    private final AtomicInteger seen = new AtomicInteger();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("telemetry").daemon().factory());
    private volatile boolean closing;
    private volatile Freshness freshness;
    /** What the store could not take yet; nothing else is taken in until it does. */
    private Flush.@Nullable Changed unwritten;

    /** Shares whose viewers were forgotten: what they still asked for as they stopped is no new session. */
    private final Set<String> forgotten = new HashSet<>();

    private long sweptAt;
    private int watching;

    Ingest(Store store, Clock clock, Directory directory, Cohorts cohorts, Rejections rejections, Runnable changed) {
        this.store = store;
        this.clock = clock;
        this.cohorts = cohorts;
        this.rejections = rejections;
        lookup = new Lookup(store);
        sessions = new OpenSessions(store.read(SessionTable::open), lookup::find);
        rollups = new Rollups(clock.millis(), new StoredCells());
        intake = new Intake(directory, sessions, rollups, cohorts, rejections);
        flush = new Flush(
                store, id -> java.util.Objects.requireNonNull(cohorts.get(id)).mask(), changed);
        freshness = new Freshness(0, 0, 0, 0);
    }

    /** Takes in what the journal holds beyond the tables, then what comes. */
    long start() {
        long done = flush.progress();
        long last = done;
        for (var entry : flush.journalAfter(done)) {
            queue.add(new Due(entry, () -> {}));
            last = entry.sequence();
        }
        thread.execute(this::run);
        return last;
    }

    /** Takes in bodies that are on disk; {@code taken} is told when that is done. */
    void add(Work.Posted posted, Runnable taken) {
        queue.add(new Due(posted, taken));
    }

    /** Takes sessions of these shares out of everything since a time. */
    void forget(List<String> shares, long since, CompletableFuture<Void> done) {
        queue.add(new Due(new Work.Forget(Set.copyOf(shares), since), () -> {
            flush();
            done.complete(null);
        }));
    }

    /** Things seen in passing: dropped, and counted, when there are more than can be looked at. */
    void seen(Work work) {
        if (seen.incrementAndGet() > MOST_SEEN) {
            seen.decrementAndGet();
            rejections.count("request not looked at");
        } else {
            passing.add(work);
        }
    }

    Freshness freshness() {
        return freshness;
    }

    private void run() {
        long nextFlush = clock.millis() + FLUSH_MS;
        while (!closing || !queue.isEmpty()) {
            try {
                long wait = Math.clamp(nextFlush - clock.millis(), 1, LOOK_MS);
                Due due = queue.poll(wait, TimeUnit.MILLISECONDS);
                if (due != null) {
                    take(due.work);
                    due.taken.run();
                }
                look();
                if (clock.millis() >= nextFlush) {
                    flush();
                    while (unwritten != null && !closing) {
                        Thread.sleep(FLUSH_MS);
                        write(unwritten);
                    }
                    nextFlush = clock.millis() + FLUSH_MS;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        look();
        flush();
    }

    /** Takes in what was seen in passing up to now. */
    private void look() {
        for (int left = seen.get(); left > 0; left--) {
            Work work = passing.poll();
            if (work == null) {
                return;
            }
            seen.decrementAndGet();
            take(work);
        }
    }

    private void take(Work work) {
        try {
            if (work instanceof Work.Forget forget) {
                // What was seen before must not come back after.
                look();
                forgotten.addAll(forget.shares());
                flush();
                new Forgetting(store, sessions, rollups, intake).forget(forget);
                return;
            }
            if (work instanceof Work.Requested late && forgotten.contains(late.share())) {
                return;
            }
            if (work instanceof Work.Posted) {
                lookup.during(() -> intake.take(work));
            } else {
                intake.take(work);
            }
        } catch (RuntimeException e) {
            // One bad piece of work must not end telemetry; what it had changed so far stays.
            rejections.count("internal");
            LOG.error("A piece of telemetry was not taken in", e);
        }
        if (work instanceof Work.Posted posted) {
            flush.reached(posted);
        }
    }

    private void flush() {
        long now = clock.millis();
        if (now - sweptAt >= SWEEP_MS || now < sweptAt) {
            watching = sessions.sweep(now, intake::settle);
            sweptAt = now;
        }
        if (write(new Flush.Changed(cohorts.takeFresh(), rollups.takeChanged(), sessions.takeChanged()))) {
            rollups.forget(now);
            sessions.forgetClosed();
        }
    }

    private boolean write(Flush.Changed changed) {
        try {
            unwritten = changed;
            long oldest = flush.write(changed);
            unwritten = null;
            long at = clock.millis();
            var before = freshness;
            freshness = new Freshness(
                    watching,
                    sessions.size(),
                    oldest == 0 ? before.newestAt() : at,
                    oldest == 0 ? before.lagMs() : at - oldest);
            return true;
        } catch (RuntimeException e) {
            LOG.error("Telemetry was not written; it is tried again, and what comes meanwhile waits", e);
            return false;
        }
    }

    private final class StoredCells implements Rollups.Stored {
        @Override
        public boolean minute(long minute) {
            return store.read(h -> CellTable.any(h, minute / 1000));
        }

        @Override
        public @Nullable Cell cell(Rollups.Key key) {
            Cohort cohort = java.util.Objects.requireNonNull(cohorts.get(key.cohort()));
            return store.read(h -> Optional.ofNullable(
                            CellTable.find(h, 60, cohort.mask(), key.minute() / 1000, key.cohort())))
                    .orElse(null);
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(20, TimeUnit.SECONDS)) {
                LOG.warn("Telemetry did not finish in time; the journal keeps the rest");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
