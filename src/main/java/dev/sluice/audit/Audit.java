package dev.sluice.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.AuditEntry;
import dev.sluice.api.Json;
import dev.sluice.api.Page;
import dev.sluice.store.Hashes;
import dev.sluice.store.RowBatch;
import dev.sluice.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The audit log of a workspace. */
public final class Audit {
    static final byte[] GENESIS = new byte[32];

    private static final int COUNTED = 10_000;
    private static final String MATCHES = """
             (:subject is null or subject = :subject) and (:text is null
               or who like :text or act like :text or subject like :text or detail like :text)""";

    private final Store store;
    private final Clock clock;

    public Audit(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * A line to be written.
     *
     * @param act dotted verb, for example {@code share.create}
     * @param subject {@code kind:id}
     * @param detail what else matters; must not hold a secret
     */
    public record Line(String act, String subject, Map<String, ?> detail) {}

    /**
     * Appends a line in the caller's transaction.
     *
     * @param who operator's name, or {@code system}
     */
    public void append(Handle handle, String who, String act, String subject, Map<String, ?> detail) {
        appendAll(handle, who, List.of(new Line(act, subject, detail)));
    }

    /** Appends lines one after the other in the caller's transaction. */
    public void appendAll(Handle handle, String who, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var last = newest(handle);
        long sequence = last == null ? 0 : last.sequence();
        byte[] hash = last == null ? GENESIS : HexFormat.of().parseHex(last.hash());
        long at = clock.millis();
        try (var batch = RowBatch.of(
                handle,
                "insert into audit (sequence, at, who, act, subject, detail, hash) values (?, ?, ?, ?, ?, ?, ?)")) {
            Map<String, ?> detail = Map.of();
            String json = json(detail);
            for (var line : lines) {
                // An act on many says the same of each.
                if (!line.detail().equals(detail)) {
                    detail = line.detail();
                    json = json(detail);
                }
                hash = hash(hash, ++sequence, at, who, line.act(), line.subject(), json);
                batch.add(sequence, at, who, line.act(), line.subject(), json, hash);
            }
            batch.execute();
        }
    }

    /** Newest lines first, whatever they hold. */
    public Page<AuditEntry> page(@Nullable String subject, @Nullable Long before, int limit) {
        return page(subject, null, before, limit);
    }

    /**
     * Newest lines first. The total comes with the first page only, and up to 10,000 where lines are searched for.
     *
     * @param subject only lines about it; null for all
     * @param text only lines that hold it in name, act, subject or detail; null for all
     * @param before only lines below this sequence; null from the newest
     * @param limit 1 to 500
     */
    public Page<AuditEntry> page(@Nullable String subject, @Nullable String text, @Nullable Long before, int limit) {
        return store.read(handle -> {
            List<AuditEntry> entries = handle.createQuery(
                            "select * from audit where (:before is null or sequence < :before) and" + MATCHES
                                    + " order by sequence desc limit :limit")
                    .bind("subject", subject)
                    .bind("text", like(text))
                    .bind("before", before)
                    .bind("limit", limit)
                    .map(Audit::entry)
                    .list();
            String next = entries.size() < limit
                    ? null
                    : Long.toString(entries.getLast().sequence());
            return new Page<>(entries, next, before == null ? count(handle, subject, text) : null);
        });
    }

    /** Lines have no gaps, so all of them are counted by the newest; others up to a limit, beyond which it is null. */
    private static @Nullable Long count(Handle handle, @Nullable String subject, @Nullable String text) {
        if (subject == null && text == null) {
            var newest = newest(handle);
            return newest == null ? 0 : newest.sequence();
        }
        long counted = handle.createQuery(
                        "select count(*) from (select 1 from audit where" + MATCHES + " limit " + (COUNTED + 1) + ")")
                .bind("subject", subject)
                .bind("text", like(text))
                .mapTo(Long.class)
                .one();
        return counted > COUNTED ? null : counted;
    }

    /** Walks the whole chain, asking no checkpoint; see {@link Checkpoints}. */
    public AuditVerdict verify() {
        return store.read(handle -> {
            var chain = new Chain(0, GENESIS);
            try (var lines = handle.createQuery("select * from audit order by sequence").map(Audit::entry).stream()) {
                lines.takeWhile(chain::accepts).forEach(chain::advance);
            }
            return chain.verdict();
        });
    }

    static byte[] hash(byte[] before, long sequence, long at, String who, String act, String subject, String detail) {
        String line = String.join("\u001f", Long.toString(sequence), Long.toString(at), who, act, subject, detail);
        return Hashes.sha256(before, line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static @Nullable String like(@Nullable String text) {
        return text == null ? null : "%" + text + "%";
    }

    static Optional<AuditEntry> line(Handle handle, long sequence) {
        return handle.createQuery("select * from audit where sequence = :sequence")
                .bind("sequence", sequence)
                .map(Audit::entry)
                .findFirst();
    }

    static @Nullable AuditEntry newest(Handle handle) {
        return handle.createQuery("select * from audit order by sequence desc limit 1")
                .map(Audit::entry)
                .findFirst()
                .orElse(null);
    }

    static AuditEntry entry(ResultSet row, StatementContext ctx) throws SQLException {
        return new AuditEntry(
                row.getLong("sequence"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("who"),
                row.getString("act"),
                row.getString("subject"),
                row.getString("detail"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    private static String json(Map<String, ?> detail) {
        try {
            return Json.MAPPER.writeValueAsString(new TreeMap<>(detail));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Audit detail is not JSON", e);
        }
    }
}
