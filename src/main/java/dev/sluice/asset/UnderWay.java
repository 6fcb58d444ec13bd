package dev.sluice.asset;

import dev.sluice.api.Asset;
import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is being done with assets, one job each at most, and how far it is. Thread-safe. */
final class UnderWay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UnderWay.class);
    private static final Duration LETS_GO_WITHIN = Duration.ofSeconds(5);

    private final ExecutorService inTurn;
    private final ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor();
    private final Consumer<String> changed;
    private final Map<String, Asset.Progress> progress = new ConcurrentHashMap<>();
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /** What a job does; interrupted when it is cancelled or the service ends. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /**
     * Nothing is under way.
     *
     * @param inTurn its size is how many jobs run at once
     * @param changed told the id of an asset after something about it changed
     */
    UnderWay(ExecutorService inTurn, Consumer<String> changed) {
        this.inTurn = inTurn;
        this.changed = changed;
    }

    boolean busy(String asset) {
        return jobs.containsKey(asset);
    }

    int count() {
        return jobs.size();
    }

    /**
     * How far the jobs are, by asset. To be read before the assets themselves: what is no longer under way is in the store
     * by then.
     */
    Map<String, Asset.Progress> progress() {
        return Map.copyOf(progress);
    }

    void told(String asset, Asset.Progress now) {
        progress.put(asset, now);
        changed.accept(asset);
    }

    /**
     * Begins when those before it are done, unless something is under way with the asset already.
     *
     * @param onFailure gets why it failed, or null when somebody cancelled it
     */
    void start(String asset, Consumer<@Nullable Problem> onFailure, Work work) {
        jobs.computeIfAbsent(asset, id -> new Job(id, onFailure, work).on(inTurn));
    }

    /** As {@link #start}, beside whatever else is under way: for what costs next to nothing. */
    void startAtOnce(String asset, Consumer<@Nullable Problem> onFailure, Work work) {
        jobs.computeIfAbsent(asset, id -> new Job(id, onFailure, work).on(atOnce));
    }

    void cancel(String asset) {
        var job = jobs.get(asset);
        if (job != null) {
            job.cancel();
        }
    }

    /** Stops all of it, and waits until it has let go of its files, a few seconds at most; nothing has failed by that. */
    @Override
    public void close() {
        closing = true;
        inTurn.shutdownNow();
        atOnce.shutdownNow();
        var end = System.nanoTime() + LETS_GO_WITHIN.toNanos();
        try {
            for (var executor : List.of(inTurn, atOnce)) {
                if (!executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.warn("A preparation did not stop within {}", LETS_GO_WITHIN);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Problem problem(String asset, RuntimeException e) {
        if (e instanceof Fault fault) return fault.problem();
        LOG.error("Preparing asset {} failed", asset, e);
        return Problem.of(500, "preparation-failed", "The preparation failed.", e.getMessage(), null);
    }

    /** One that waits for its turn can be cancelled as well, and is over at once. */
    private final class Job implements Runnable {
        private final String asset;
        private final Consumer<@Nullable Problem> onFailure;
        private final Work work;
        private final AtomicBoolean begun = new AtomicBoolean();
        private @Nullable Future<?> running;

        Job(String asset, Consumer<@Nullable Problem> onFailure, Work work) {
            this.asset = asset;
            this.onFailure = onFailure;
            this.work = work;
        }

        Job on(ExecutorService executor) {
            running = executor.submit(this);
            return this;
        }

        @Override
        public void run() {
            if (begun.compareAndSet(false, true)) {
                carryOut(work);
            }
        }

        void cancel() {
            if (begun.compareAndSet(false, true)) {
                atOnce.execute(() -> carryOut(() -> {
                    throw new InterruptedException("cancelled before it began");
                }));
            } else if (running != null) {
                running.cancel(true);
            }
        }

        private void carryOut(Work what) {
            try {
                what.run();
            } catch (InterruptedException e) {
                stopped();
            } catch (RuntimeException e) {
                // What an interrupt breaks off in the middle of a file looks like a fault of that file.
                if (closing || Thread.interrupted()) stopped();
                else onFailure.accept(problem(asset, e));
            } finally {
                jobs.remove(asset);
                progress.remove(asset);
                changed.accept(asset);
            }
        }

        /** Nothing comes of it when the service stops: it starts again. */
        private void stopped() {
            if (!closing) onFailure.accept(null);
        }
    }
}
