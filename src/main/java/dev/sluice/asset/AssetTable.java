package dev.sluice.asset;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.Json;
import dev.sluice.api.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of assets and how its rows read; progress is not kept and is filled in by the caller. */
final class AssetTable {
    private AssetTable() {}

    static void insert(Handle h, Asset asset, String source, boolean canary) {
        h.createUpdate("""
                        insert into asset (id, title, state, profile, version, source, created_at, created_by, canary)
                        values (:id, :title, :state, :profile, :version, :source, :at, :by, :canary)""")
                .bind("id", asset.id())
                .bind("title", asset.title())
                .bind("state", text(asset.state()))
                .bind("profile", asset.profile())
                .bind("version", asset.version())
                .bind("source", source)
                .bind("at", asset.createdAt().toEpochMilli())
                .bind("by", asset.createdBy())
                .bind("canary", canary)
                .execute();
    }

    static Optional<Asset> find(Handle h, String id) {
        return h.createQuery("select * from asset where id = :id")
                .bind("id", id)
                .map(AssetTable::row)
                .findOne();
    }

    /** The state alone: each viewer asks for it, and nobody of them for the readiness report beside it. */
    static Optional<AssetState> state(Handle h, String id) {
        return h.createQuery("select state from asset where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .map(AssetTable::state)
                .findOne();
    }

    static Optional<String> title(Handle h, String id) {
        return h.createQuery("select title from asset where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    private static AssetState state(String word) {
        return AssetState.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Optional<Asset> canary(Handle h) {
        return h.createQuery("select * from asset where canary = 1 order by created_at desc limit 1")
                .map(AssetTable::row)
                .findOne();
    }

    /** Live assets and recordings; of one show, if it is named. */
    static List<Asset> ofShows(Handle h, @Nullable String show) {
        return h.createQuery("""
                        select * from asset
                        where source like 'show %' and (:show is null or source = 'show ' || :show)""").bind("show", show).map(AssetTable::row).list();
    }

    static List<Asset> list(Handle h, @Nullable Long before, int limit) {
        return h.createQuery("""
                        select * from asset where canary = 0 and (:before is null or created_at < :before)
                        order by created_at desc limit :limit""")
                .bind("before", before)
                .bind("limit", limit)
                .map(AssetTable::row)
                .list();
    }

    static List<Asset> inState(Handle h, AssetState state) {
        return h.createQuery("select * from asset where state = :state order by created_at")
                .bind("state", text(state))
                .map(AssetTable::row)
                .list();
    }

    static void state(Handle h, String id, AssetState state) {
        h.createUpdate("update asset set state = :state where id = :id")
                .bind("state", text(state))
                .bind("id", id)
                .execute();
    }

    static void prepared(Handle h, String id, long durationMs) {
        h.createUpdate("update asset set duration_ms = :ms, failure = null where id = :id")
                .bind("ms", durationMs)
                .bind("id", id)
                .execute();
    }

    static void failed(Handle h, String id, Problem why) {
        h.createUpdate("update asset set state = 'not_ready', failure = :why where id = :id")
                .bind("why", json(why))
                .bind("id", id)
                .execute();
    }

    /** Something went wrong that changes nothing about what the asset is. */
    static void noted(Handle h, String id, Problem why) {
        h.createUpdate("update asset set failure = :why where id = :id")
                .bind("why", json(why))
                .bind("id", id)
                .execute();
    }

    static void checked(Handle h, String id, AssetState state, Asset.Readiness readiness) {
        h.createUpdate("update asset set state = :state, readiness = :readiness, failure = null where id = :id")
                .bind("state", text(state))
                .bind("readiness", json(readiness))
                .bind("id", id)
                .execute();
    }

    static void readiness(Handle h, String id, Asset.Readiness readiness) {
        h.createUpdate("update asset set readiness = :readiness where id = :id")
                .bind("readiness", json(readiness))
                .bind("id", id)
                .execute();
    }

    private static Asset row(ResultSet row, StatementContext ctx) throws SQLException {
        long duration = row.getLong("duration_ms");
        return new Asset(
                row.getString("id"),
                row.getString("title"),
                state(row.getString("state")),
                row.getString("profile"),
                row.getInt("version"),
                duration == 0 ? null : duration,
                null,
                parsed(row.getString("readiness"), Asset.Readiness.class),
                parsed(row.getString("failure"), Problem.class),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"));
    }

    private static String text(AssetState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static <T> @Nullable T parsed(@Nullable String json, Class<T> type) {
        try {
            return json == null ? null : Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored document is not JSON: " + type.getSimpleName(), e);
        }
    }

    static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of the API is always JSON", e);
        }
    }
}
