package dev.sluice.playback;

import dev.sluice.api.SessionInfo;
import dev.sluice.store.Cursor;
import dev.sluice.store.Hashes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of sessions. */
final class SessionTable {
    private SessionTable() {}

    /**
     * A session as it is kept.
     *
     * @param renewalHash of the secret that is good for the next renewal; null where nothing is renewed
     * @param renewalUsed of the secret before it
     */
    record Row(
            long sx,
            String sid,
            String share,
            @Nullable String viewer,
            Instant startedAt,
            Instant lastRequestAt,
            Instant tokenExpiresAt,
            Instant endsAt,
            String client,
            @Nullable String renewalHash,
            @Nullable String renewalUsed,
            @Nullable String endedBy) {

        /** Whether a renewal secret was ever this session's. */
        boolean issued(String renewal) {
            String hash = Hashes.hex(renewal);
            return hash.equals(renewalHash) || hash.equals(renewalUsed);
        }

        /** Where a page ends that ends with this session. */
        Cursor cursor() {
            return new Cursor(startedAt.toEpochMilli(), Long.toString(sx));
        }

        SessionInfo info(Instant lastRequest) {
            return new SessionInfo(sid, share, startedAt, lastRequest, tokenExpiresAt, client, endedBy);
        }
    }

    /** One more open of a share. */
    static void opened(Handle h, String share) {
        h.createUpdate("update share set opens = opens + 1 where handle = :share")
                .bind("share", share)
                .execute();
    }

    /** Inserts a session; returns its index. */
    static long insert(Handle h, Row row) {
        return h.createUpdate("""
                        insert into session (sid, share, viewer, started_at, last_request_at, token_expires_at, ends_at,
                          client, renewal_hash)
                        values (:sid, :share, :viewer, :at, :at, :token, :ends, :client, :renewal)""")
                .bind("sid", row.sid())
                .bind("share", row.share())
                .bind("viewer", row.viewer())
                .bind("at", row.startedAt().toEpochMilli())
                .bind("token", row.tokenExpiresAt().toEpochMilli())
                .bind("ends", row.endsAt().toEpochMilli())
                .bind("client", row.client())
                .bind("renewal", row.renewalHash())
                .executeAndReturnGeneratedKeys("sx")
                .mapTo(Long.class)
                .one();
    }

    static Optional<Row> find(Handle h, String sid) {
        return h.createQuery("select * from session where sid = :sid")
                .bind("sid", sid)
                .map(SessionTable::row)
                .findOne();
    }

    /** The share a session was started under. */
    static Optional<String> share(Handle h, String sid) {
        return h.createQuery("select share from session where sid = :sid")
                .bind("sid", sid)
                .mapTo(String.class)
                .findOne();
    }

    /** Newest first, those behind a cursor of start and number. */
    static List<Row> ofShare(Handle h, String share, Cursor after, int limit) {
        return h.createQuery("""
                        select * from session where share = :share and (started_at, sx) < (:start, :sx)
                        order by started_at desc, sx desc limit :limit""")
                .bind("share", share)
                .bind("start", after.key())
                .bind("sx", Cursor.number(after.id()))
                .bind("limit", limit)
                .map(SessionTable::row)
                .list();
    }

    /**
     * A session that holds a live token.
     *
     * @param renews whether its player comes back for each token, and so says that it is still there
     */
    record Live(long sx, Instant startedAt, boolean renews) {}

    static List<Live> live(Handle h, String share, Instant now) {
        return h.createQuery("""
                        select sx, started_at, renewal_hash from session
                        where share = :share and token_expires_at > :now and ended_by is null""")
                .bind("share", share)
                .bind("now", now.toEpochMilli())
                .map((row, ctx) ->
                        new Live(row.getLong("sx"), time(row, "started_at"), row.getString("renewal_hash") != null))
                .list();
    }

    /** Keeps the next secret and how long token and session now live; returns the session as it is then. */
    static Row renewed(Handle h, Row row, String nextRenewal, Instant tokenExpiresAt, Instant endsAt, Instant now) {
        h.createUpdate("""
                        update session set renewal_used = renewal_hash, renewal_hash = :next, token_expires_at = :token,
                          ends_at = :ends, last_request_at = :now
                        where sx = :sx""")
                .bind("next", nextRenewal)
                .bind("token", tokenExpiresAt.toEpochMilli())
                .bind("ends", endsAt.toEpochMilli())
                .bind("now", now.toEpochMilli())
                .bind("sx", row.sx())
                .execute();
        return find(h, row.sid()).orElseThrow();
    }

    static int end(Handle h, long sx, String why) {
        return h.createUpdate("update session set ended_by = :why where sx = :sx and ended_by is null")
                .bind("why", why)
                .bind("sx", sx)
                .execute();
    }

    private static Row row(ResultSet row, StatementContext ctx) throws SQLException {
        return new Row(
                row.getLong("sx"),
                row.getString("sid"),
                row.getString("share"),
                row.getString("viewer"),
                time(row, "started_at"),
                time(row, "last_request_at"),
                time(row, "token_expires_at"),
                time(row, "ends_at"),
                row.getString("client"),
                row.getString("renewal_hash"),
                row.getString("renewal_used"),
                row.getString("ended_by"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
