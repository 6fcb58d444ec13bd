package dev.sluice.hls.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The threads of one walk, with its progress, its cancelling and its end of time. */
final class Crew implements AutoCloseable {
    private final ExecutorService threads;
    private final Progress progress;
    private final BooleanSupplier cancelled;
    private final long deadline;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger total = new AtomicInteger();
    private volatile boolean late;

    Crew(WalkLimits limits, Progress progress, BooleanSupplier cancelled) {
        this.threads = Executors.newFixedThreadPool(limits.parallel());
        this.progress = progress;
        this.cancelled = cancelled;
        this.deadline = System.nanoTime() + limits.total().toNanos();
    }

    /** Something under way; null comes out when the time was over before it began. */
    record Job<T>(Future<@Nullable T> future) {}

    <T> Job<T> submit(Supplier<T> work) {
        total.incrementAndGet();
        return new Job<>(threads.submit(() -> run(work)));
    }

    private <T> @Nullable T run(Supplier<T> work) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("cancelled");
        }
        if (System.nanoTime() - deadline > 0) {
            late = true;
            return null;
        }
        var result = work.get();
        progress.at(done.incrementAndGet(), total.get());
        return result;
    }

    boolean late() {
        return late;
    }

    <T> List<@Nullable T> await(List<Job<T>> jobs) {
        var results = new ArrayList<@Nullable T>();
        for (var job : jobs) {
            results.add(await(job));
        }
        return results;
    }

    private static <T> @Nullable T await(Job<T> job) {
        return result(job.future());
    }

    /** What came out of a thread of the walk; a cancelled one cancels the walk. */
    static <T extends @Nullable Object> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException cancelled) {
                throw cancelled;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
