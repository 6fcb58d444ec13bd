package dev.sluice.telemetry.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.Json;
import dev.sluice.telemetry.cohort.Traits;
import dev.sluice.telemetry.session.Signals;
import dev.sluice.telemetry.session.Viewing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL of sessions as telemetry knows them. */
final class SessionTable {
    /** What silence makes of a session before it is closed; those that the player itself ended so stay the same. */
    private static final Set<String> ENDED_BY_SILENCE = Set.of("left_before_start", "stopped", "refused");

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private SessionTable() {}

    static Optional<OpenSession> find(Handle h, OpenSession.Id id) {
        return h.createQuery("select * from viewing where source = :source and sid = :sid")
                .bind("source", id.source())
                .bind("sid", id.sid())
                .map(SessionTable::session)
                .findOne();
    }

    static List<OpenSession> open(Handle h) {
        return h.createQuery("select * from viewing where closed = 0")
                .map(SessionTable::session)
                .list();
    }

    static List<OpenSession> since(Handle h, long at) {
        return h.createQuery("select * from viewing where heard_at >= :at")
                .bind("at", at)
                .map(SessionTable::session)
                .list();
    }

    static void save(Connection connection, List<OpenSession> sessions) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert or replace into viewing values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (OpenSession session : sessions) {
                bind(insert, session, session.viewing());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, OpenSession s, Viewing viewing) throws SQLException {
        insert.setString(1, s.id.source());
        insert.setString(2, s.id.sid());
        insert.setString(3, json(s.traits.words()));
        insert.setLong(4, viewing.attemptedAt());
        insert.setLong(5, s.heardAt);
        insert.setBoolean(6, s.closed);
        insert.setBoolean(7, s.placed);
        insert.setString(8, s.refusal);
        insert.setLong(9, s.lengthMs);
        insert.setInt(10, s.requests);
        insert.setLong(11, s.firstRequestAt);
        insert.setBytes(12, s.signals.packed());
        insert.setLong(13, s.signals.skewMs());
        insert.setString(14, s.telemetry());
        insert.setString(15, viewing.outcome().name().toLowerCase(Locale.ROOT));
        if (viewing.startupMs() == null) {
            insert.setNull(16, Types.INTEGER);
        } else {
            insert.setLong(16, viewing.startupMs());
        }
        insert.setInt(17, viewing.stalls().size());
        insert.setLong(18, viewing.stalledMs());
        insert.setLong(19, viewing.watchedMs());
        insert.setLong(20, Glance.pain(viewing));
        insert.setBytes(21, Glance.packed(s.cohorts));
    }

    static OpenSession session(ResultSet row, StatementContext ctx) throws SQLException {
        var session = new OpenSession(
                new OpenSession.Id(row.getString("source"), row.getString("sid")),
                traits(row.getString("traits")),
                row.getLong("length_ms"),
                new Signals(row.getBytes("signals"), row.getLong("skew_ms")),
                row.getLong("heard_at"));
        session.closed = row.getBoolean("closed");
        session.placed = row.getBoolean("placed");
        session.refusal = row.getString("refusal");
        session.requests = row.getInt("requests");
        session.firstRequestAt = row.getLong("first_request_at");
        session.silent = session.closed || ENDED_BY_SILENCE.contains(row.getString("outcome"));
        session.cohorts = Glance.unpacked(row.getBytes("cohorts"));
        session.counted = session.viewing();
        return session;
    }

    static Traits traits(String json) {
        try {
            return Traits.of(Json.MAPPER.readValue(json, WORDS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored traits are not JSON", e);
        }
    }

    private static String json(Map<String, String> words) {
        try {
            return Json.MAPPER.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Traits are always JSON", e);
        }
    }
}
