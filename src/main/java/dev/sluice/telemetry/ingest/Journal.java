package dev.sluice.telemetry.ingest;

import dev.sluice.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts bodies on disk in groups: those that come while one group is being written make the next. An entry is of one source and
 * as much as its source may have taken in at one turn.
 */
final class Journal {
    /** Bytes; a few hundred sessions at most, which is some tens of milliseconds. */
    private static final int ENTRY = 16 << 10;

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
     * @param kept is given each entry after it is on disk, in order
     */
    Journal(Store store, long sequence, Consumer<Work.Posted> kept) {
        this.store = store;
        this.sequence = sequence;
        this.kept = kept;
    }

    /** Completes when the body is on disk. */
    synchronized CompletableFuture<Void> append(Body body) {
        waiting.addAll(body.cut(ENTRY));
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
        var entries = entries(group);
        waiting = new ArrayList<>();
        next = null;
        writing = true;
        var _ = store.write(h -> {
                    var rows = h.prepareBatch("insert into journal values (?, ?)");
                    entries.forEach(entry -> rows.add(entry.sequence(), Body.pack(entry.bodies())));
                    return rows.execute();
                })
                .whenComplete((rows, failure) -> written(entries, done, failure));
    }

    private List<Work.Posted> entries(List<Body> group) {
        var bySource = new LinkedHashMap<String, List<Body>>();
        group.forEach(body ->
                bySource.computeIfAbsent(body.source(), s -> new ArrayList<>()).add(body));
        var entries = new ArrayList<Work.Posted>();
        for (var mine : bySource.values()) {
            int weight = 0;
            int from = 0;
            for (int i = 0; i < mine.size(); i++) {
                weight += mine.get(i).weight();
                if (weight >= ENTRY || i == mine.size() - 1) {
                    entries.add(new Work.Posted(++sequence, mine.subList(from, i + 1)));
                    weight = 0;
                    from = i + 1;
                }
            }
        }
        return entries;
    }

    private void written(List<Work.Posted> entries, CompletableFuture<Void> done, @Nullable Throwable failure) {
        if (failure == null) {
            entries.forEach(kept);
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
