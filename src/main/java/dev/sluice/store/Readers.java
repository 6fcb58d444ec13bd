package dev.sluice.store;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A fixed number of read-only connections, lent for the length of a callback. */
final class Readers implements AutoCloseable {
    private final BlockingQueue<Handle> idle;

    Readers(Jdbi jdbi, int size) {
        idle = new ArrayBlockingQueue<>(size);
        for (int i = 0; i < size; i++) {
            idle.add(jdbi.open());
        }
    }

    <T> T use(Function<Handle, T> work) {
        Handle handle = take();
        try {
            return work.apply(handle);
        } finally {
            idle.add(handle);
        }
    }

    private Handle take() {
        try {
            return idle.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a reader", e);
        }
    }

    @Override
    public void close() {
        idle.forEach(Handle::close);
    }
}
