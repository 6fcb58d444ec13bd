package dev.sluice.telemetry.ingest;

import dev.sluice.store.Store;
import java.util.List;

/**
 * Takes sessions out of the cells. Sketches cannot forget, so the cells of the time are deleted and made again from the
 * sessions that stay; refusals before any session of that time are lost with them.
 */
final class Forgetting {
    private final Store store;
    private final OpenSessions sessions;
    private final Rollups rollups;
    private final Intake intake;

    Forgetting(Store store, OpenSessions sessions, Rollups rollups, Intake intake) {
        this.store = store;
        this.sessions = sessions;
        this.rollups = rollups;
        this.intake = intake;
    }

    /** Call it when nothing is left to be written; what it made is written by the next flush. */
    void forget(Work.Forget forget) {
        long since = Math.floorDiv(forget.since(), 3_600_000) * 3600;
        store.commit(h -> {
            for (String share : forget.shares()) {
                h.execute("delete from viewing where source = ?", "s:" + share);
            }
            h.execute("delete from stale where start >= ?", since);
            return CellTable.delete(h, since);
        });
        rollups.restart();
        List<OpenSession> staying = store.read(h -> SessionTable.since(h, since * 1000));
        sessions.restart(staying.stream().filter(session -> !session.closed).toList());
        for (OpenSession session : staying) {
            session.counted = null;
            session.placed = false;
            intake.settle(session, null);
        }
    }
}
