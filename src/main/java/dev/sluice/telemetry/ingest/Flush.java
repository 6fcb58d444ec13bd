package dev.sluice.telemetry.ingest;

import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cohort;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes what changed, and takes the journal entries it stands for out of the journal, in one transaction. */
final class Flush {
    private final Store store;
    private final CellTable.Masks masks;
    private final Runnable changed;
    /** Journal entries that were taken in since the flush before. */
    private final List<Long> reached = new ArrayList<>();

    private long oldest;

    /** Everything since the flush before. */
    record Changed(List<Cohort> cohorts, List<Rollups.Changed> cells, List<OpenSession> sessions) {
        boolean nothing() {
            return cohorts.isEmpty() && cells.isEmpty() && sessions.isEmpty();
        }
    }

    Flush(Store store, CellTable.Masks masks, Runnable changed) {
        this.store = store;
        this.masks = masks;
        this.changed = changed;
    }

    /** What the tables do not hold yet. */
    List<Work.Posted> journal() {
        return store.read(h -> h.createQuery("select * from journal order by sequence")
                .map((row, ctx) -> new Work.Posted(row.getLong("sequence"), Body.unpack(row.getBytes("bodies"))))
                .list());
    }

    /** Notes that a journal entry has been taken in; how long viewers of another time have waited says nothing. */
    void reached(Work.Posted posted) {
        reached.add(posted.sequence());
        if (posted.source().startsWith(Body.DEMO)) {
            return;
        }
        for (Body body : posted.bodies()) {
            oldest = oldest == 0 ? body.received() : Math.min(oldest, body.received());
        }
    }

    /** Writes; returns when the oldest event among what was written had come, 0 when there was none. */
    long write(Changed all) {
        long since = oldest;
        if (all.nothing() && reached.isEmpty()) {
            return 0;
        }
        store.commit(h -> write(h, all));
        reached.clear();
        oldest = 0;
        changed.run();
        return since;
    }

    private int write(Handle h, Changed all) {
        try {
            var connection = h.getConnection();
            CellTable.addCohorts(connection, all.cohorts);
            CellTable.saveMinutes(connection, all.cells, masks);
            SessionTable.save(connection, all.sessions);
        } catch (SQLException e) {
            throw new IllegalStateException("Telemetry cannot be written", e);
        }
        stale(h, all.cells);
        var entries = h.prepareBatch("delete from journal where sequence = ?");
        reached.forEach(entries::add);
        return reached.isEmpty() ? 0 : entries.execute().length;
    }

    /** Longer spans that were merged already have to be merged again. */
    private static void stale(Handle h, List<Rollups.Changed> cells) {
        cells.stream().map(cell -> cell.key().minute() / 1000).distinct().forEach(start -> Tiers.changed(h, start));
    }
}
