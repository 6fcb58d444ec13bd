package dev.sluice.telemetry.ingest;

import dev.sluice.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts bodies on disk in groups: those that come while one group is being written make the next. */
final class Journal {
    private final Store store;
    private final Consumer<Work.Posted> kept;
    private List<Body> waiting = new ArrayList<>();
    private @Nullable CompletableFuture<Void> next;
    private boolean writing;
    private long sequence;

    /**
     * Opens the journal.
     *
     * @param sequence of the last entry
     * @param kept is given each group after it is on disk, in order
     */
    Journal(Store store, long sequence, Consumer<Work.Posted> kept) {
        this.store = store;
        this.sequence = sequence;
        this.kept = kept;
    }

    /** Completes when the body is on disk. */
    synchronized CompletableFuture<Void> append(Body body) {
        waiting.add(body);
        if (next == null) {
            next = new CompletableFuture<>();
        }
        var mine = next;
        if (!writing) {
            write();
        }
        return mine;
    }

    private void write() {
        var group = waiting;
        var done = java.util.Objects.requireNonNull(next);
        long entry = ++sequence;
        waiting = new ArrayList<>();
        next = null;
        writing = true;
        var _ = store.write(h -> h.createUpdate("insert into journal values (:sequence, :bodies)")
                        .bind("sequence", entry)
                        .bind("bodies", Body.pack(group))
                        .execute())
                .whenComplete((rows, failure) -> written(entry, group, done, failure));
    }

    private void written(long entry, List<Body> group, CompletableFuture<Void> done, @Nullable Throwable failure) {
        if (failure == null) {
            kept.accept(new Work.Posted(entry, group));
            done.complete(null);
        } else {
            done.completeExceptionally(failure);
        }
        synchronized (this) {
            writing = false;
            if (!waiting.isEmpty()) {
                write();
            }
        }
    }
}
