package dev.sluice.share.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.BulkAct;
import dev.sluice.api.BulkItem;
import dev.sluice.api.BulkKind;
import dev.sluice.api.BulkRequest;
import dev.sluice.api.BulkState;
import dev.sluice.api.Json;
import dev.sluice.api.Operator;
import dev.sluice.api.Problem;
import dev.sluice.api.Role;
import dev.sluice.share.ShareActs;
import dev.sluice.share.ShareQueries;
import dev.sluice.store.RowBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of acts on many shares. */
final class BulkTable {
    private static final Set<BulkKind> UNDOABLE =
            EnumSet.of(BulkKind.FREEZE, BulkKind.UNFREEZE, BulkKind.TTL, BulkKind.EXTEND, BulkKind.ALIGN);

    private BulkTable() {}

    /**
     * An act as it is kept.
     *
     * @param newest row number of the newest share it can reach
     * @param cursor row number it has reached
     */
    record Row(BulkAct act, BulkRequest request, Operator by, long newest, long cursor) {}

    /** What an act did to a share and how the share was before. */
    record Done(
            long share,
            String handle,
            Duration ttl,
            Instant end,
            @Nullable String fresh) {}

    static void insert(Handle h, Row row) {
        BulkAct act = row.act();
        h.createUpdate("""
                        insert into bulk_act (id, kind, request, started_by, role, started_at, state, newest_share, total, undoes)
                        values (:id, :kind, :request, :by, :role, :at, 'running', :newest, :total, :undoes)""")
                .bind("id", act.id())
                .bind("kind", lower(act.kind()))
                .bind("request", json(row.request()))
                .bind("by", act.by())
                .bind("role", lower(row.by().role()))
                .bind("at", act.startedAt().toEpochMilli())
                .bind("newest", row.newest())
                .bind("total", act.total())
                .bind("undoes", act.undoes())
                .execute();
    }

    static void undone(Handle h, String act, String by) {
        h.createUpdate("update bulk_act set undone_by = :by where id = :act")
                .bind("by", by)
                .bind("act", act)
                .execute();
    }

    static Optional<Row> find(Handle h, String id) {
        return h.createQuery("select * from bulk_act where id = :id")
                .bind("id", id)
                .map(BulkTable::row)
                .findOne();
    }

    static List<Row> running(Handle h) {
        return h.createQuery("select * from bulk_act where state = 'running' order by started_at")
                .map(BulkTable::row)
                .list();
    }

    /** Newest first; {@code before} is the start of the last one of the page before. */
    static List<Row> page(Handle h, long before, int limit) {
        return h.createQuery(
                        "select * from bulk_act where started_at < :before order by started_at desc, id limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map(BulkTable::row)
                .list();
    }

    /** Keeps what came of some shares, and that the act has reached the last of them. */
    static void advance(Handle h, String act, List<ShareActs.Outcome> outcomes, long cursor) {
        try (var batch = RowBatch.of(h, """
                insert or replace into bulk_item (act, share, handle, problem, before_ttl, before_end, fresh)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            for (var outcome : outcomes) {
                var row = outcome.before().row();
                batch.add(
                        act,
                        row.id(),
                        row.handle(),
                        outcome.problem() == null ? null : json(outcome.problem()),
                        row.ttl().toSeconds(),
                        row.expiresAt().toEpochMilli(),
                        outcome.fresh() == null ? null : outcome.fresh().row().handle());
            }
            batch.execute();
        }
        long refused =
                outcomes.stream().filter(outcome -> outcome.problem() != null).count();
        long made = outcomes.stream().filter(outcome -> outcome.fresh() != null).count();
        h.createUpdate("""
                        update bulk_act set cursor = :cursor, done = done + :done, refused = refused + :refused, made = made + :made
                        where id = :act""")
                .bind("cursor", cursor)
                .bind("done", outcomes.size() - refused)
                .bind("refused", refused)
                .bind("made", made)
                .bind("act", act)
                .execute();
    }

    /** Keeps that no share has these handles; they stand before all others, under numbers that no share has. */
    static void unknown(Handle h, String act, List<String> handles) {
        try (var batch = h.prepareBatch(
                "insert into bulk_item (act, share, handle, problem) values (:act, :share, :handle, :problem)")) {
            for (int i = 0; i < handles.size(); i++) {
                String handle = handles.get(i);
                batch.bind("act", act)
                        .bind("share", i - handles.size())
                        .bind("handle", handle)
                        .bind("problem", json(ShareQueries.unknown(handle).problem()))
                        .add();
            }
            batch.execute();
        }
        h.createUpdate("update bulk_act set refused = :refused where id = :act")
                .bind("refused", handles.size())
                .bind("act", act)
                .execute();
    }

    /** Ends an act that runs; answers whether it did. */
    static boolean end(Handle h, String act, BulkState state, long at) {
        return h.createUpdate(
                                "update bulk_act set state = :state, ended_at = :at where id = :act and state = 'running'")
                        .bind("state", lower(state))
                        .bind("at", at)
                        .bind("act", act)
                        .execute()
                == 1;
    }

    /** What came of a share, by the number under which it stands in its act. */
    record Item(long share, BulkItem item) {}

    /** What came of the shares, in the order they were reached. */
    static List<Item> items(Handle h, String act, long after, int limit, boolean refusedOnly) {
        return h.createQuery("select * from bulk_item where act = :act and share > :after"
                        + (refusedOnly ? " and problem is not null" : "") + " order by share limit :limit")
                .bind("act", act)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, ctx) -> new Item(
                        row.getLong("share"),
                        new BulkItem(
                                row.getString("handle"), problem(row.getString("problem")), row.getString("fresh"))))
                .list();
    }

    /** Row numbers of up to {@code limit} new shares whose signed link nobody was given yet; from now on somebody was. */
    static List<Long> handOut(Handle h, String act, int limit) {
        var made = h.createQuery("""
                        select x.share, s.id from bulk_item x join share s on s.handle = x.fresh
                        where x.act = :act and x.fresh is not null and x.handed = 0 order by x.share limit :limit""")
                .bind("act", act)
                .bind("limit", limit)
                .map((row, ctx) -> Map.entry(row.getLong("share"), row.getLong("id")))
                .list();
        if (!made.isEmpty()) {
            h.createUpdate("update bulk_item set handed = 1 where act = :act and share in (<shares>)")
                    .bind("act", act)
                    .bindList("shares", made.stream().map(Map.Entry::getKey).toList())
                    .execute();
        }
        return made.stream().map(Map.Entry::getValue).toList();
    }

    /** What an act did, in the order it was done. */
    static List<Done> done(Handle h, String act, long after, int limit) {
        return h.createQuery("""
                        select * from bulk_item where act = :act and share > :after and problem is null
                        order by share limit :limit""")
                .bind("act", act)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, ctx) -> new Done(
                        row.getLong("share"),
                        row.getString("handle"),
                        Duration.ofSeconds(row.getLong("before_ttl")),
                        Instant.ofEpochMilli(row.getLong("before_end")),
                        row.getString("fresh")))
                .list();
    }

    private static Row row(ResultSet row, StatementContext ctx) throws SQLException {
        var kind = BulkKind.valueOf(upper(row.getString("kind")));
        var state = BulkState.valueOf(upper(row.getString("state")));
        var undone = row.getString("undone_by");
        long ended = row.getLong("ended_at");
        var act = new BulkAct(
                row.getString("id"),
                kind,
                state,
                row.getString("started_by"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                ended == 0 ? null : Instant.ofEpochMilli(ended),
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("refused"),
                row.getLong("made"),
                state != BulkState.RUNNING && undone == null && UNDOABLE.contains(kind) && row.getLong("done") > 0,
                row.getString("undoes"),
                undone);
        return new Row(
                act,
                read(row.getString("request"), BulkRequest.class),
                new Operator(act.by(), Role.valueOf(upper(row.getString("role")))),
                row.getLong("newest_share"),
                row.getLong("cursor"));
    }

    private static @Nullable Problem problem(@Nullable String json) {
        return json == null ? null : read(json, Problem.class);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was kept is not JSON", e);
        }
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of the API is always JSON", e);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
