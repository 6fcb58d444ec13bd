package dev.sluice.telemetry;

import dev.sluice.api.Collector;
import dev.sluice.api.Fault;
import dev.sluice.audit.Audit;
import dev.sluice.store.Hashes;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that other people's players post to, each with a key of its own that can be revoked. */
public final class Collectors {
    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final int MOST = 1000;

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final Map<String, Collector> byHash = new ConcurrentHashMap<>();

    public Collectors(Store store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        store.read(h -> h.createQuery("select * from collector")
                        .map((row, ctx) -> Map.entry(row.getString("hash"), collector(row)))
                        .list())
                .forEach(each -> byHash.put(each.getKey(), each.getValue()));
    }

    /** A collector as it is told once: with its key. */
    public record Made(Collector collector, String key) {}

    /**
     * Creates a collector.
     *
     * @throws Fault {@code channel-malformed} (400) or {@code too-many-collectors} (409)
     */
    public Made create(String channel, String by) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw Fault.badRequest(
                    "channel-malformed",
                    "A channel has up to 64 lower-case letters, digits, dots, hyphens and underscores.",
                    "Name it like partner-newsletter.");
        }
        if (byHash.size() >= MOST) {
            throw Fault.conflict("too-many-collectors", "There are " + MOST + " collectors.", "Use one of them.");
        }
        String key = Ids.opaque(16);
        var made = new Collector(Ids.readable(), channel, clock.instant(), by, null);
        store.commit(h -> {
            audit.append(h, by, "collector.create", "collector:" + made.id(), Map.of("channel", channel));
            return h.execute(
                    "insert into collector values (?, ?, ?, ?, ?, null)",
                    made.id(),
                    channel,
                    Hashes.hex(key),
                    made.createdAt().toEpochMilli(),
                    by);
        });
        byHash.put(Hashes.hex(key), made);
        return new Made(made, key);
    }

    /** The collector of a key, revoked or not. */
    Optional<Collector> ofKey(String key) {
        return Optional.ofNullable(byHash.get(Hashes.hex(key)));
    }

    /** All of them, newest first. */
    public List<Collector> all() {
        return byHash.values().stream()
                .sorted((a, b) -> b.createdAt().compareTo(a.createdAt()))
                .toList();
    }

    /**
     * Takes a collector's key out of force: players that use it are told to be silent.
     *
     * @throws Fault {@code collector-unknown} (404)
     */
    public Collector revoke(String id, String by) {
        var found = byHash.entrySet().stream()
                .filter(each -> each.getValue().id().equals(id))
                .findFirst()
                .orElseThrow(() -> Fault.notFound("collector-unknown", "There is no such collector.", null));
        var was = found.getValue();
        var ended = new Collector(was.id(), was.channel(), was.createdAt(), was.createdBy(), clock.instant());
        store.commit(h -> {
            audit.append(h, by, "collector.revoke", "collector:" + id, Map.of("channel", was.channel()));
            return h.execute("update collector set revoked_at = ? where id = ?", clock.millis(), id);
        });
        byHash.put(found.getKey(), ended);
        return ended;
    }

    private static Collector collector(ResultSet row) throws SQLException {
        return new Collector(
                row.getString("id"),
                row.getString("channel"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getString("created_by"),
                revoked(row.getObject("revoked_at")));
    }

    private static @Nullable Instant revoked(@Nullable Object at) {
        return at instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : null;
    }
}
