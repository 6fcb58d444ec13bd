package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.cohort.Cell;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Minute cells that are being added to; used by the ingesting thread only. */
final class Rollups {
    static final long MINUTE_MS = 60_000;
    private static final long KEPT_MS = 5 * MINUTE_MS;

    private final Function<Key, @Nullable Cell> stored;
    private final Map<Key, Cell> cells = new HashMap<>();
    private final Set<Key> dirty = new HashSet<>();
    /** Minutes after this one cannot be in the store without being here. */
    private long storedUpTo;

    /**
     * One cell.
     *
     * @param minute epoch milliseconds of its beginning
     */
    record Key(long minute, int cohort) {}

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Changed(Key key, byte[] bytes) {}

    Rollups(long now, Function<Key, @Nullable Cell> stored) {
        this.stored = stored;
        storedUpTo = now + MINUTE_MS;
    }

    /** The cell to add to; it is written with the next flush. */
    Cell changing(long minute, int cohort) {
        var key = new Key(minute, cohort);
        dirty.add(key);
        return cells.computeIfAbsent(key, this::found);
    }

    private Cell found(Key key) {
        Cell there = key.minute <= storedUpTo ? stored.apply(key) : null;
        return there == null ? new Cell() : there;
    }

    /** What changed since the last call. */
    List<Changed> takeChanged() {
        var changed = dirty.stream()
                .map(key -> new Changed(
                        key, java.util.Objects.requireNonNull(cells.get(key)).bytes()))
                .toList();
        dirty.clear();
        return changed;
    }

    /** Forgets everything in memory: what is in the store has changed. */
    void restart() {
        cells.clear();
        dirty.clear();
    }

    /** Forgets cells of old; call it when nothing is left to be written. */
    void forget(long now) {
        long old = now - KEPT_MS;
        if (cells.keySet().removeIf(key -> key.minute < old)) {
            storedUpTo = Math.max(storedUpTo, old);
        }
    }
}
