package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.cohort.Traits;
import dev.sluice.telemetry.session.Reconstruction;
import dev.sluice.telemetry.session.Signals;
import dev.sluice.telemetry.session.Span;
import dev.sluice.telemetry.session.Viewing;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A session as it was written last.
 *
 * @param source {@code s:} and the handle of its share, or {@code c:} and the id of a collector
 * @param heardAt epoch milliseconds of the newest event or request
 * @param refusal code of the rule that its media requests met; null when they met none
 */
public record StoredSession(
        String source,
        String sid,
        Traits traits,
        Signals signals,
        Viewing viewing,
        String telemetry,
        @Nullable String refusal,
        long heardAt,
        boolean closed,
        int requests) {

    /** The newest session with this id; sessions of two sources may share one. */
    public static Optional<StoredSession> find(Handle h, String sid) {
        return h.createQuery("select * from viewing where sid = :sid order by attempted_at desc limit 1")
                .bind("sid", sid)
                .map(SessionTable::session)
                .findOne()
                .map(StoredSession::of);
    }

    /** The session of a row. */
    public static StoredSession at(Handle h, long row) {
        return of(h.createQuery("select * from viewing where rowid = :row")
                .bind("row", row)
                .map(SessionTable::session)
                .one());
    }

    private static StoredSession of(OpenSession session) {
        return new StoredSession(
                session.id.source(),
                session.id.sid(),
                session.traits,
                session.signals,
                session.viewing(),
                session.telemetry(),
                session.refusal,
                session.heardAt,
                session.closed,
                session.requests);
    }

    /** What the player did, in order; empty when it did not say. */
    public List<Span> spans() {
        return Reconstruction.spans(signals);
    }
}
