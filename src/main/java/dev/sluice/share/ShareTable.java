package dev.sluice.share;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Binding;
import dev.sluice.api.Json;
import dev.sluice.api.Risk;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.floors.Epochs;
import dev.sluice.store.RowBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of shares and how its rows read. */
final class ShareTable {
    /**
     * Every share with what follows from floors, holds and the clock ({@code :now}). The floor is found by primary key
     * for each of the seven scopes a share can fall under, so the cost does not grow with the number of floors.
     */
    static final String LIVE = standing("""
            (select count(*) from session x where x.share = s.handle and x.token_expires_at > :now
               and x.ended_by is null)""");

    /** The same without counting who watches: the count grows with a link's viewers, and each of them asks at the start. */
    static final String UNCOUNTED = standing("0");

    private ShareTable() {}

    private static String standing(String watching) {
        return "select s.*, a.title as asset_title, " + watching + " as watching," + """

              f.scope as killed_by, f.raised_at, f.raised_by, f.run as killed_in, f.reason as killed_for,
              case
                when f.scope is not null then 'revoked'
                when s.expires_at <= :now then 'expired'
                when h.share is not null then 'frozen'
                else 'active'
              end as state
            from share s
            join asset a on a.id = s.asset
            left join hold h on h.share = s.handle and h.kind = 'frozen'
            left join floor f on f.scope = (
              select k.scope from floor k where
                   (k.scope = 'everything' and k.epoch > s.ep_everything)
                or (k.scope = 'channel:' || s.channel and k.epoch > s.ep_channel)
                or (k.scope = 'asset:' || s.asset and k.epoch > s.ep_asset)
                or (k.scope = 'link:' || s.handle and k.epoch > s.ep_share)
                or (k.scope = 'viewer:' || s.viewer and k.epoch > s.ep_viewer)
                or (k.scope = 'issued-before' and k.epoch > s.created_at)
                or (k.scope = 'key:' || s.kid)
              order by k.raised_at limit 1)
            """;
    }

    /** Answers the row number. */
    static long insert(Handle h, ShareRow row) {
        try (var share = RowBatch.of(h, """
                insert into share (handle, asset, mode, channel, risk, ttl_seconds, created_at, created_by,
                  expires_at, binding, viewer, recipient, override_reason, replaces, canary,
                  ep_everything, ep_channel, ep_asset, ep_share, ep_viewer, kid)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            share.add(
                    row.handle(),
                    row.asset(),
                    lower(row.mode()),
                    row.channel(),
                    lower(row.risk()),
                    row.ttl().toSeconds(),
                    row.createdAt().toEpochMilli(),
                    row.createdBy(),
                    row.expiresAt().toEpochMilli(),
                    json(row.binding()),
                    row.viewer(),
                    row.binding().recipient(),
                    row.override(),
                    row.replaces(),
                    row.canary(),
                    row.epochs().everything(),
                    row.epochs().channel(),
                    row.epochs().asset(),
                    row.epochs().share(),
                    row.epochs().viewer(),
                    row.kid());
            share.execute();
        }
        return h.createQuery("select last_insert_rowid()").mapTo(Long.class).one();
    }

    static ShareRow row(ResultSet row, StatementContext ctx) throws SQLException {
        return new ShareRow(
                row.getLong("id"),
                row.getString("handle"),
                row.getString("asset"),
                row.getString("asset_title"),
                ShareMode.valueOf(upper(row.getString("mode"))),
                row.getString("channel"),
                Risk.valueOf(upper(row.getString("risk"))),
                Duration.ofSeconds(row.getLong("ttl_seconds")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                binding(row.getString("binding")),
                row.getString("viewer"),
                row.getInt("opens"),
                row.getString("override_reason"),
                row.getString("replaces"),
                row.getString("replaced_by"),
                row.getBoolean("canary"),
                new Epochs(
                        row.getLong("ep_everything"),
                        row.getLong("ep_channel"),
                        row.getLong("ep_asset"),
                        row.getLong("ep_share"),
                        row.getLong("ep_viewer")),
                row.getString("kid"));
    }

    static Standing standing(ResultSet row, StatementContext ctx) throws SQLException {
        var state = ShareState.valueOf(upper(row.getString("state")));
        int watching = state == ShareState.ACTIVE ? row.getInt("watching") : 0;
        return new Standing(row(row, ctx), state, watching, revocation(row));
    }

    private static Share.@Nullable Revocation revocation(ResultSet row) throws SQLException {
        String scope = row.getString("killed_by");
        if (scope == null) {
            return null;
        }
        return new Share.Revocation(
                scope.startsWith("viewer:") ? "viewer" : scope,
                Instant.ofEpochMilli(row.getLong("raised_at")),
                row.getString("raised_by"),
                row.getString("killed_in"),
                row.getString("killed_for"));
    }

    static String json(Binding binding) {
        try {
            return Json.MAPPER.writeValueAsString(binding);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A binding is always JSON", e);
        }
    }

    private static Binding binding(String json) {
        try {
            return Json.MAPPER.readValue(json, Binding.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored binding is not JSON", e);
        }
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
