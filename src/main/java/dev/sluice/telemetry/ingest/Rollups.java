package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.cohort.Cell;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Minute cells that are being added to; used by the ingesting thread only. */
final class Rollups {
    static final long MINUTE_MS = 60_000;
    private static final long KEPT_MS = 5 * MINUTE_MS;

    private final Stored stored;
    /** Minutes of the past that nothing was stored for before. */
    private final Set<Long> fresh = new HashSet<>();

    private final Map<Key, Cell> cells = new HashMap<>();
    private final Set<Key> dirty = new HashSet<>();
    /** Minutes after this one cannot be in the store without being here. */
    private long storedUpTo;

    private long newest;
    private long looked = Long.MIN_VALUE;

    /**
     * One cell.
     *
     * @param minute epoch milliseconds of its beginning
     */
    record Key(long minute, int cohort) {}

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Changed(Key key, byte[] bytes, byte @Nullable [] stages) {}

    /** What is in the store. */
    interface Stored {
        boolean minute(long minute);

        @Nullable
        Cell cell(Key key);
    }

    Rollups(long now, Stored stored) {
        this.stored = stored;
        storedUpTo = now + MINUTE_MS;
    }

    /** The cell to add to; it is written with the next flush. */
    Cell changing(long minute, int cohort) {
        var key = new Key(minute, cohort);
        dirty.add(key);
        newest = Math.max(newest, minute);
        return cells.computeIfAbsent(key, this::found);
    }

    private Cell found(Key key) {
        Cell there = key.minute <= storedUpTo && !isFresh(key.minute) ? stored.cell(key) : null;
        return there == null ? new Cell() : there;
    }

    /** A minute is asked for once, not cell by cell. */
    private boolean isFresh(long minute) {
        if (minute != looked && !fresh.contains(minute) && !stored.minute(minute)) {
            fresh.add(minute);
        }
        looked = minute;
        return fresh.contains(minute);
    }

    /** What changed since the last call. */
    List<Changed> takeChanged() {
        var changed = dirty.stream().map(this::changed).toList();
        dirty.clear();
        return changed;
    }

    private Changed changed(Key key) {
        var cell = java.util.Objects.requireNonNull(cells.get(key));
        return new Changed(key, cell.bytes(), cell.stageBytes());
    }

    /** Forgets everything in memory: what is in the store has changed. */
    void restart() {
        cells.clear();
        dirty.clear();
        fresh.clear();
        looked = Long.MIN_VALUE;
    }

    /** Forgets cells of old; call it when nothing is left to be written. */
    void forget(long now) {
        // Viewers of the past come in order too: their minutes are kept while they come.
        long old = (newest == 0 ? now : Math.min(now, newest)) - KEPT_MS;
        newest = 0;
        looked = Long.MIN_VALUE;
        fresh.removeIf(minute -> minute < old);
        if (cells.keySet().removeIf(key -> key.minute < old)) {
            storedUpTo = Math.max(storedUpTo, old);
        }
    }
}
