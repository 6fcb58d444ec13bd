package dev.sluice.service;

import dev.sluice.runbook.Timer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a service does later, and what it does again and again. One thread keeps the time; the work is done by others. */
final class Timetable implements Timer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);

    private final ScheduledExecutorService time = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("timetable").daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());
    private final Executor workers;

    /** @param workers do the work; they may take as long as they like */
    Timetable(Executor workers) {
        this.workers = workers;
    }

    @Override
    public void after(Duration delay, Runnable work) {
        var _ = time.schedule(() -> workers.execute(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Does {@code work} now, on the caller's thread, and again each time {@code pause} has passed since it ended. A round that
     * fails, on a full disk say, is logged and costs none of the later ones.
     *
     * @param what names the work in the log, as in "Pruning failed"
     */
    void every(Duration pause, String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!time.isShutdown()) {
                LOG.warn("{} failed; it is tried again after {} s", what, pause.toSeconds(), e);
            }
        }
        after(pause, () -> every(pause, what, work));
    }

    /** Begins nothing any more; what is asked for after this is not done. */
    @Override
    public void close() {
        time.shutdownNow();
    }
}
