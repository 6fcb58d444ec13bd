package dev.sluice.destination;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Finding;
import dev.sluice.api.Json;
import dev.sluice.api.Reconnects;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of destinations. */
final class DestinationTable {
    private DestinationTable() {}

    static void insert(Handle h, Destination d, byte @Nullable [] secret) {
        h.createUpdate("""
                        insert into destination
                          (id, name, kind, address, secret, bit_rate, delay_s, attempts, first_pause_s, longest_pause_s,
                           channel, created_at, created_by)
                        values (:id, :name, :kind, :address, :secret, :rate, :delay, :attempts, :first, :longest,
                           :channel, :at, :by)""")
                .bind("kind", text(d.kind()))
                .bind("secret", secret)
                .bind("at", d.createdAt().toEpochMilli())
                .bind("by", d.createdBy())
                .bindMap(terms(d))
                .execute();
    }

    /** Everything but its credential and what a test found. */
    static void change(Handle h, Destination d) {
        h.createUpdate("""
                        update destination set name = :name, address = :address, bit_rate = :rate, delay_s = :delay,
                          attempts = :attempts, first_pause_s = :first, longest_pause_s = :longest, channel = :channel
                        where id = :id""").bindMap(terms(d)).execute();
    }

    private static Map<String, @Nullable Object> terms(Destination d) {
        var terms = new HashMap<String, @Nullable Object>();
        terms.put("id", d.id());
        terms.put("name", d.name());
        terms.put("address", d.address());
        terms.put("rate", d.bitRate());
        terms.put("delay", d.delaySeconds());
        terms.put("attempts", d.reconnects().attempts());
        terms.put("first", d.reconnects().firstPauseSeconds());
        terms.put("longest", d.reconnects().longestPauseSeconds());
        terms.put("channel", d.channel());
        return terms;
    }

    /** Another address or credential: what a test found is about the old one. */
    static void moved(Handle h, String id, byte @Nullable [] secret) {
        h.createUpdate("update destination set secret = :secret, tested_at = null, tested = null where id = :id")
                .bind("secret", secret)
                .bind("id", id)
                .execute();
    }

    static List<Destination> list(Handle h) {
        return h.createQuery("select * from destination where removed_at is null order by created_at, name")
                .map(DestinationTable::row)
                .list();
    }

    /** Removed ones too: what was published to them stays in the record. */
    static Optional<Destination> find(Handle h, String id) {
        return h.createQuery("select * from destination where id = :id")
                .bind("id", id)
                .map(DestinationTable::row)
                .findOne();
    }

    /** One that was not removed. */
    static Optional<Destination> present(Handle h, String id) {
        return h.createQuery("select * from destination where id = :id and removed_at is null")
                .bind("id", id)
                .map(DestinationTable::row)
                .findOne();
    }

    static Optional<byte[]> secret(Handle h, String id) {
        return h.createQuery("select secret from destination where id = :id and secret is not null")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne();
    }

    /** The credential goes with it. */
    static void remove(Handle h, String id, long at) {
        h.createUpdate("update destination set removed_at = :at, secret = null where id = :id")
                .bind("at", at)
                .bind("id", id)
                .execute();
    }

    static void tested(Handle h, String id, long at, Finding finding) {
        h.createUpdate("update destination set tested_at = :at, tested = :finding where id = :id")
                .bind("at", at)
                .bind("finding", json(finding))
                .bind("id", id)
                .execute();
    }

    private static Destination row(ResultSet row, StatementContext ctx) throws SQLException {
        int rate = row.getInt("bit_rate");
        return new Destination(
                row.getString("id"),
                row.getString("name"),
                DestinationKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("address"),
                row.getBytes("secret") != null,
                rate == 0 ? null : rate,
                row.getInt("delay_s"),
                new Reconnects(row.getInt("attempts"), row.getInt("first_pause_s"), row.getInt("longest_pause_s")),
                row.getString("channel"),
                tested(row),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"));
    }

    private static Destination.@Nullable Tested tested(ResultSet row) throws SQLException {
        String json = row.getString("tested");
        return json == null
                ? null
                : new Destination.Tested(Instant.ofEpochMilli(row.getLong("tested_at")), read(json, Finding.class));
    }

    /** Whether neither a destination nor a link is of this channel. */
    static boolean unused(Handle h, String channel) {
        return h.createQuery("""
                        select not exists (select 1 from destination where channel = :channel)
                          and not exists (select 1 from share where channel = :channel)""").bind("channel", channel).mapTo(Boolean.class).one();
    }

    /** Whether a destination has this channel, removed ones included: what was counted for them stays theirs. */
    static boolean hasChannel(Handle h, String channel) {
        return h.createQuery("select exists (select 1 from destination where channel = :channel)")
                .bind("channel", channel)
                .mapTo(Boolean.class)
                .one();
    }

    static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of the API is always JSON", e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored document is not JSON: " + type.getSimpleName(), e);
        }
    }
}
