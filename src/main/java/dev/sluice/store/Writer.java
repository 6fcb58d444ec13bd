package dev.sluice.store;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes. Whatever a piece of work throws, an error included, fails that piece and not the thread. */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int GROUP = 128;

    private final Handle handle;
    private final Steps steps;
    private final BlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("store-writer").daemon().factory());
    private volatile boolean closed;
    private volatile Runnable told = () -> {};

    Writer(Handle handle) {
        this.handle = handle;
        this.steps = new Steps(handle.getConnection());
        thread.execute(this::run);
    }

    <T> CompletableFuture<T> submit(Function<Handle, T> work) {
        if (closed) {
            throw new IllegalStateException("The store is closed");
        }
        var job = new Job<>(work);
        queue.add(job);
        return job.done;
    }

    private void run() {
        while (!closed || !queue.isEmpty()) {
            List<Job<?>> group = next();
            if (!group.isEmpty()) {
                commit(group);
            }
        }
    }

    private List<Job<?>> next() {
        var group = new ArrayList<Job<?>>();
        try {
            Job<?> first = queue.poll(50, TimeUnit.MILLISECONDS);
            if (first != null) {
                group.add(first);
                queue.drainTo(group, GROUP - 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        return group;
    }

    private void commit(List<Job<?>> group) {
        try {
            steps.begin();
            group.forEach(job -> job.apply(handle, steps));
            steps.commit();
        } catch (RuntimeException | Error e) {
            rollBack();
            group.forEach(job -> job.done.completeExceptionally(explained(e)));
            return;
        }
        group.forEach(Job::finish);
        tell();
    }

    void afterCommits(Runnable listener) {
        told = listener;
    }

    private void tell() {
        try {
            told.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("Somebody who is told of commits failed", e);
        }
    }

    private void rollBack() {
        try {
            steps.rollBack();
        } catch (RuntimeException e) {
            // SQLite has rolled back by itself after a full disk or an I/O error.
            LOG.debug("Nothing left to roll back", e);
        }
    }

    private static Throwable explained(Throwable e) {
        if (!Store.diskFull(e)) {
            return e;
        }
        return new Fault(
                Problem.of(
                        507,
                        "disk-full",
                        "The disk is full; nothing of this act was kept.",
                        null,
                        "Free some space and do it again."),
                e);
    }

    @Override
    public void close() {
        closed = true;
        thread.shutdown();
        try {
            if (thread.awaitTermination(30, TimeUnit.SECONDS)) {
                handle.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A piece of work with a savepoint of its own; answered only after the group's commit. */
    private static final class Job<T> {
        private final Function<Handle, T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable Throwable failure;

        Job(Function<Handle, T> work) {
            this.work = work;
        }

        void apply(Handle handle, Steps steps) {
            steps.save();
            try {
                result = work.apply(handle);
            } catch (RuntimeException | Error e) {
                if (Store.diskFull(e)) {
                    throw e;
                }
                failure = e;
                steps.rollBackToSaved();
            }
            steps.release();
        }

        void finish() {
            if (failure == null) {
                done.complete(result);
            } else {
                done.completeExceptionally(failure);
            }
        }
    }
}
