package dev.sluice.access;

import dev.sluice.api.ApiKey;
import dev.sluice.api.Role;
import dev.sluice.store.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of API keys. A key's role is never more than its operator's is now. */
final class KeyTable {
    private static final String KEYS =
            "select k.*, o.role as operator_role from api_key k join operator o on o.name = k.operator";

    private KeyTable() {}

    /** Keys that are not revoked, by the hex of their hash; whether one has expired is asked when it is used. */
    static Map<String, ApiKey> good(Handle h) {
        return h
                .createQuery(KEYS + " where k.revoked_at is null")
                .map((row, ctx) -> Map.entry(HexFormat.of().formatHex(row.getBytes("hash")), key(row, ctx)))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Optional<ApiKey> find(Handle h, String id) {
        return h.createQuery(KEYS + " where k.id = :id")
                .bind("id", id)
                .map(KeyTable::key)
                .findOne();
    }

    /** Newest first, those behind a cursor of creation and id; of one operator where it is named. */
    static List<ApiKey> page(Handle h, @Nullable String operator, Cursor after, int limit) {
        return h.createQuery(KEYS + """
                         where (:operator is null or k.operator = :operator)
                          and (k.created_at < :at or (k.created_at = :at and k.id > :id))
                        order by k.created_at desc, k.id limit :limit""")
                .bind("operator", operator)
                .bind("at", after.key())
                .bind("id", after.id())
                .bind("limit", limit)
                .map(KeyTable::key)
                .list();
    }

    static void insert(Handle h, ApiKey key, @Nullable Role role, byte[] hash) {
        h.createUpdate("""
                        insert into api_key (id, operator, hash, created_at, expires_at, role, areas, rate, note)
                        values (:id, :operator, :hash, :created, :expires, :role, :areas, :rate, :note)""")
                .bind("id", key.id())
                .bind("operator", key.operator())
                .bind("hash", hash)
                .bind("created", key.createdAt().toEpochMilli())
                .bind(
                        "expires",
                        key.expiresAt() == null ? null : key.expiresAt().toEpochMilli())
                .bind("role", role == null ? null : Operators.text(role))
                .bind("areas", String.join(",", key.areas()))
                .bind("rate", key.rate())
                .bind("note", key.note())
                .execute();
    }

    static void revoke(Handle h, String id, long at) {
        h.createUpdate("update api_key set revoked_at = :at where id = :id")
                .bind("at", at)
                .bind("id", id)
                .execute();
    }

    private static ApiKey key(ResultSet row, StatementContext ctx) throws SQLException {
        Role operator = Operators.role(row.getString("operator_role"));
        String own = row.getString("role");
        Role role = own == null || Operators.role(own).includes(operator) ? operator : Operators.role(own);
        String areas = row.getString("areas");
        int rate = row.getInt("rate");
        return new ApiKey(
                row.getString("id"),
                row.getString("operator"),
                role,
                areas == null || areas.isEmpty() ? List.of() : Arrays.asList(areas.split(",", -1)),
                rate == 0 ? ApiKeys.USUAL_RATE : rate,
                row.getString("note"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                time(row, "expires_at"),
                time(row, "revoked_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
