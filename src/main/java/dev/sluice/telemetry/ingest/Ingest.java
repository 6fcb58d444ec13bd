package dev.sluice.telemetry.ingest;

import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohorts;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that takes everything in, and the flush that makes it visible. */
final class Ingest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final long FLUSH_MS = 500;
    private static final long LOOK_MS = 100;
    private static final long SWEEP_MS = 2000;
    /** Whose turn it is to have something forgotten; the name of no source. */
    private static final String OURS = "";

    private final Store store;
    private final Clock clock;
    private final Cohorts cohorts;
    private final Lookup lookup;
    private final OpenSessions sessions;
    private final Rollups rollups;
    private final Intake intake;
    private final Rejections rejections;
    private final Flush flush;
    private final Turns turns = new Turns();
    private final Passing passing;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("telemetry").daemon().factory());
    private volatile boolean closing;
    private volatile Freshness freshness;
    /** What the store could not take yet; nothing else is taken in until it does. */
    private Flush.@Nullable Changed unwritten;

    /** Shares whose viewers were forgotten: what they still asked for and said as they stopped is no new session. */
    private final Set<String> forgotten = new HashSet<>();

    private long sweptAt;
    private int watching;

    Ingest(Store store, Clock clock, Directory directory, Cohorts cohorts, Rejections rejections, Runnable changed) {
        this.store = store;
        this.clock = clock;
        this.cohorts = cohorts;
        this.rejections = rejections;
        passing = new Passing(rejections);
        lookup = new Lookup(store);
        sessions = new OpenSessions(store.read(SessionTable::open), lookup::find);
        rollups = new Rollups(clock.millis(), new StoredCells());
        intake = new Intake(directory, sessions, rollups, cohorts, rejections);
        flush = new Flush(
                store, id -> java.util.Objects.requireNonNull(cohorts.get(id)).mask(), changed);
        freshness = new Freshness(0, 0, 0, 0);
    }

    /** Takes in what the journal holds, then what comes; returns the last sequence of the journal. */
    long start() {
        long last = 0;
        for (var entry : flush.journal()) {
            add(entry, () -> {});
            last = entry.sequence();
        }
        thread.execute(this::run);
        return last;
    }

    /** Takes in bodies that are on disk; {@code taken} is told when that is done. */
    void add(Work.Posted posted, Runnable taken) {
        turns.add(posted.source(), new Turns.Due(posted, taken));
    }

    /** Takes sessions of these shares out of everything since a time. */
    void forget(List<String> shares, long since, CompletableFuture<Void> done) {
        turns.add(OURS, new Turns.Due(new Work.Forget(Set.copyOf(shares), since), () -> {
            if (flush()) {
                done.complete(null);
            } else {
                done.completeExceptionally(new IllegalStateException("Telemetry could not be written"));
            }
        }));
    }

    /** Looks at it a few times a second. */
    void seen(Work.Seen seen) {
        passing.add(seen);
    }

    Freshness freshness() {
        return freshness;
    }

    private void run() {
        long nextFlush = clock.millis() + FLUSH_MS;
        // What waits while the tables cannot be written stays in the journal.
        while (!closing || (unwritten == null && !turns.isEmpty())) {
            try {
                if (unwritten != null) {
                    Thread.sleep(FLUSH_MS);
                    flush();
                    continue;
                }
                long wait = Math.clamp(nextFlush - clock.millis(), 1, LOOK_MS);
                var due = turns.poll(wait);
                if (due != null) {
                    take(due.work());
                    due.taken().run();
                }
                passing.look(this::take);
                if (clock.millis() >= nextFlush) {
                    flush();
                    nextFlush = clock.millis() + FLUSH_MS;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        passing.look(this::take);
        flush();
    }

    private void take(Work work) {
        try {
            if (work instanceof Work.Forget forget) {
                forget(forget);
                return;
            }
            if (work instanceof Work.Posted posted) {
                if (!forgotten.contains(posted.share())) {
                    lookup.during(() -> intake.take(posted));
                }
            } else if (!(work instanceof Work.Seen seen) || !forgotten.contains(seen.share())) {
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

    private void forget(Work.Forget forget) {
        forgotten.addAll(forget.shares());
        // What was said or seen before must not come back after, not even by the journal.
        passing.look(this::take);
        forget.shares().stream()
                .flatMap(share -> Stream.of("s:" + share, Body.DEMO + share))
                .flatMap(source -> turns.without(source).stream())
                .forEach(due -> {
                    if (due.work() instanceof Work.Posted posted) {
                        flush.reached(posted);
                    }
                    due.taken().run();
                });
        flush();
        new Forgetting(store, sessions, rollups, intake).forget(forget);
    }

    /** Whether the tables hold everything that was taken in. What could not be written before goes first, and alone. */
    private boolean flush() {
        if (unwritten != null && !write(unwritten)) {
            return false;
        }
        long now = clock.millis();
        if (now - sweptAt >= SWEEP_MS || now < sweptAt) {
            watching = sessions.sweep(now, intake::settle);
            sweptAt = now;
        }
        if (!write(new Flush.Changed(cohorts.takeFresh(), rollups.takeChanged(), sessions.takeChanged()))) {
            return false;
        }
        rollups.forget(now);
        sessions.forgetClosed();
        return true;
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
            return lookup.cell(java.util.Objects.requireNonNull(cohorts.get(key.cohort())), key.minute() / 1000);
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
