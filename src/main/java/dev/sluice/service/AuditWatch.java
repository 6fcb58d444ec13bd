package dev.sluice.service;

import dev.sluice.audit.Checkpoints;
import dev.sluice.runbook.Timer;
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
    private final Timer timer;
    private final AtomicBoolean following = new AtomicBoolean();
    private volatile boolean closed;

    AuditWatch(Checkpoints checkpoints, Timer timer) {
        this.checkpoints = checkpoints;
        this.timer = timer;
    }

    /** Signs what an earlier service left unsigned, and follows from now on. */
    void open(Store store) {
        look();
        store.afterCommits(this::committed);
    }

    private void committed() {
        if (!closed && following.compareAndSet(false, true)) {
            timer.after(FOLLOWED_WITHIN, () -> {
                following.set(false);
                trying(checkpoints::follow);
            });
        }
    }

    private void look() {
        trying(() -> {
            checkpoints.setIfDue();
            checkpoints.follow();
        });
        timer.after(CHECKPOINT_EVERY, this::look);
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
