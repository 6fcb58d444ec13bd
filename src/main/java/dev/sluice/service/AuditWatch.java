package dev.sluice.service;

import dev.sluice.audit.Checkpoints;
import dev.sluice.store.Store;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is signed of the audit log close behind it: the head follows every commit within a moment, many commits of one
 * moment together, so that it costs the same however much is written; checkpoints come when they are due.
 */
final class AuditWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditWatch.class);
    private static final Duration FOLLOWED_WITHIN = Duration.ofMillis(20);
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);

    private final Checkpoints checkpoints;
    private final Timetable timetable;
    private final AtomicBoolean following = new AtomicBoolean();
    private volatile boolean closed;

    AuditWatch(Checkpoints checkpoints, Timetable timetable) {
        this.checkpoints = checkpoints;
        this.timetable = timetable;
    }

    /** Signs what an earlier service left unsigned, and follows from now on. */
    void open(Store store) {
        timetable.every(CHECKPOINT_EVERY, "Signing the audit log", () -> {
            checkpoints.setIfDue();
            checkpoints.follow();
        });
        store.afterCommits(this::committed);
    }

    private void committed() {
        if (!closed && following.compareAndSet(false, true)) {
            timetable.after(FOLLOWED_WITHIN, () -> {
                following.set(false);
                trying(checkpoints::follow);
            });
        }
    }

    /** A full disk or a stop under way keeps nobody from trying again at the next commit. */
    private void trying(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.warn("The audit log is not signed up to its newest line", e);
            }
        }
    }

    /** Follows no commit from now on, for the timer stops. */
    void endFollowing() {
        closed = true;
    }

    /** Signs up to the newest line; nothing is to be written after it. */
    @Override
    public void close() {
        closed = true;
        trying(() -> {
            checkpoints.set();
            checkpoints.follow();
        });
    }
}
