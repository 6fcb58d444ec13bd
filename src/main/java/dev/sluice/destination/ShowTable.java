package dev.sluice.destination;

import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of shows. */
final class ShowTable {
    private ShowTable() {}

    static void insert(Handle h, ShowRow s, byte @Nullable [] secret) {
        h.createUpdate("""
                        insert into show (id, title, state, source, source_secret, profile, window_s, starts_at, asset,
                                          created_at, created_by)
                        values (:id, :title, :state, :source, :secret, :profile, :window, :starts, :asset, :at, :by)""")
                .bind("id", s.id())
                .bind("title", s.title())
                .bind("state", DestinationTable.text(s.state()))
                .bind("source", DestinationTable.json(s.source()))
                .bind("secret", secret)
                .bind("profile", s.profile())
                .bind("window", s.windowSeconds())
                .bind("starts", millis(s.startsAt()))
                .bind("asset", s.asset())
                .bind("at", s.createdAt().toEpochMilli())
                .bind("by", s.createdBy())
                .execute();
    }

    static Optional<ShowRow> find(Handle h, String id) {
        return h.createQuery("select * from show where id = :id")
                .bind("id", id)
                .map(ShowTable::row)
                .findOne();
    }

    static List<ShowRow> newest(Handle h, int limit) {
        return h.createQuery("""
                        select * from show order by state in ('starting', 'live') desc, state = 'scheduled' desc,
                          created_at desc limit :limit""").bind("limit", limit).map(ShowTable::row).list();
    }

    static List<ShowRow> inStates(Handle h, ShowState... states) {
        return h.createQuery("select * from show where state in (<states>) order by created_at")
                .bindList(
                        "states", Stream.of(states).map(DestinationTable::text).toList())
                .map(ShowTable::row)
                .list();
    }

    /** Live assets of shows that are over, which a death of the service kept from being withdrawn. */
    static List<String> leftBehind(Handle h) {
        return h.createQuery("""
                        select asset.id from show join asset on asset.id = show.asset
                        where show.state in ('ended', 'failed') and asset.state <> 'withdrawn'""").mapTo(String.class).list();
    }

    static Optional<byte[]> sourceSecret(Handle h, String id) {
        return h.createQuery("select source_secret from show where id = :id and source_secret is not null")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne();
    }

    /** Begins a scheduled show; false when it was called off meanwhile. */
    static boolean begins(Handle h, String id) {
        return h.createUpdate("update show set state = 'starting' where id = :id and state = 'scheduled'")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Ends a scheduled show; false when it has begun meanwhile. */
    static boolean calledOff(Handle h, String id, long at) {
        return h.createUpdate("update show set state = 'ended', ended_at = :at where id = :id and state = 'scheduled'")
                        .bind("at", at)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Ends a show that begins or is on, whoever would begin it; false when it is over. */
    static boolean endedEarly(Handle h, String id, long at) {
        return h.createUpdate("""
                        update show set state = 'ended', ended_at = :at
                        where id = :id and state in ('starting', 'live')""").bind("at", at).bind("id", id).execute() == 1;
    }

    /** The first picture has come; of one that was ended meanwhile it is none. */
    static void startedAt(Handle h, String id, long at) {
        h.createUpdate("update show set state = 'live', started_at = coalesce(started_at, :at)"
                        + " where id = :id and state in ('starting', 'live')")
                .bind("at", at)
                .bind("id", id)
                .execute();
    }

    static void ended(Handle h, String id, ShowState state, long at) {
        h.createUpdate("update show set state = :state, ended_at = :at where id = :id")
                .bind("state", DestinationTable.text(state))
                .bind("at", at)
                .bind("id", id)
                .execute();
    }

    static void replay(Handle h, String id, String asset) {
        h.createUpdate("update show set replay = :asset where id = :id")
                .bind("asset", asset)
                .bind("id", id)
                .execute();
    }

    private static ShowRow row(ResultSet row, StatementContext ctx) throws SQLException {
        return new ShowRow(
                row.getString("id"),
                row.getString("title"),
                ShowState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                DestinationTable.read(row.getString("source"), ShowSource.class),
                row.getString("profile"),
                row.getInt("window_s"),
                instant(row, "starts_at"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("asset"),
                row.getString("replay"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
