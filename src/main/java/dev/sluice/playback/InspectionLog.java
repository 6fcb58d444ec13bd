package dev.sluice.playback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.InspectionRecord;
import dev.sluice.api.Json;
import dev.sluice.api.Page;
import dev.sluice.store.Store;
import dev.sluice.token.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Past inspections, masked once more before they are written; the newest few thousand are kept. */
public final class InspectionLog {
    private static final int KEPT = 5000;
    private static final int LONGEST_LINK = 2048;
    private static final int LONGEST_DOCUMENT = 64 << 10;
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<List<InspectionRecord.StageTime>> STAGES = new TypeReference<>() {};

    private final Store store;
    private final Clock clock;

    public InspectionLog(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Keeps one.
     *
     * @param by whoever inspected
     * @return its id
     * @throws Fault 400 {@code inspection-too-large}
     */
    public long add(InspectionRecord record, String by) {
        var document = Secrets.mask(json(Map.of("findings", record.findings(), "stages", record.stages())));
        if (document.length() > LONGEST_DOCUMENT || record.link().length() > LONGEST_LINK) {
            throw Fault.badRequest("inspection-too-large", "The inspection is too large to be kept.", null);
        }
        return store.commit(h -> {
            long id = h.createUpdate("insert into inspection (at, who, share, link, verdict, sentence, document)"
                            + " values (:at, :by, :share, :link, :verdict, :sentence, :document)")
                    .bind("at", clock.millis())
                    .bind("by", by)
                    .bind("share", record.share())
                    .bind("link", Secrets.mask(record.link()))
                    .bind("verdict", record.verdict())
                    .bind("sentence", Secrets.mask(record.sentence()))
                    .bind("document", document)
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            h.createUpdate("delete from inspection where id <= :last")
                    .bind("last", id - KEPT)
                    .execute();
            return id;
        });
    }

    /**
     * The newest.
     *
     * @param share handle to which they are limited; null for all
     */
    public Page<InspectionRecord> page(@Nullable String share, int limit) {
        var sql = "select * from inspection " + (share == null ? "" : "where share = :share ")
                + "order by id desc limit :limit";
        var items = store.read(h -> {
            var query = h.createQuery(sql).bind("limit", limit);
            return (share == null ? query : query.bind("share", share))
                    .map((row, ctx) -> record(row))
                    .list();
        });
        return new Page<>(items, null, null);
    }

    private static InspectionRecord record(ResultSet row) throws SQLException {
        try {
            var document = Json.MAPPER.readTree(row.getString("document"));
            return new InspectionRecord(
                    row.getLong("id"),
                    Instant.ofEpochMilli(row.getLong("at")),
                    row.getString("who"),
                    row.getString("share"),
                    row.getString("link"),
                    row.getString("verdict"),
                    row.getString("sentence"),
                    Json.MAPPER.convertValue(document.path("findings"), FINDINGS),
                    Json.MAPPER.convertValue(document.path("stages"), STAGES));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written as JSON is none", e);
        }
    }

    private static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings are always JSON", e);
        }
    }
}
