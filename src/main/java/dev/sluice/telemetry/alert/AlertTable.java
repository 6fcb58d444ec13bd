package dev.sluice.telemetry.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.api.Alert;
import dev.sluice.api.Json;
import dev.sluice.store.Store;
import java.util.List;

/** What was told; kept for a year. Blocks on the store. */
final class AlertTable {
    private static final long KEPT_MS = 365L * 86_400_000;

    private final Store store;

    AlertTable(Store store) {
        this.store = store;
    }

    /** Those that are not over. */
    List<Alert> open() {
        return store.read(h -> h.createQuery("select body from alert where cleared_at is null")
                .map((row, ctx) -> read(row.getString(1)))
                .list());
    }

    /** Open ones first, then newest first. */
    List<Alert> newest(int limit) {
        return store.read(h -> h.createQuery(
                        "select body from alert order by cleared_at is not null, raised_at desc limit :limit")
                .bind("limit", limit)
                .map((row, ctx) -> read(row.getString(1)))
                .list());
    }

    void save(Alert alert) {
        Long cleared = alert.clearedAt() == null ? null : alert.clearedAt().toEpochMilli();
        long raised = alert.raisedAt().toEpochMilli();
        store.commit(h -> {
            h.execute("delete from alert where raised_at < ?", raised - KEPT_MS);
            return h.execute(
                    "insert or replace into alert values (?, ?, ?, ?, ?, ?)",
                    alert.id(),
                    alert.rule(),
                    alert.cohort(),
                    raised,
                    cleared,
                    written(alert));
        });
    }

    private static Alert read(String json) {
        try {
            return Json.MAPPER.readValue(json, Alert.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored alert is not JSON", e);
        }
    }

    private static String written(Alert alert) {
        try {
            return Json.MAPPER.writeValueAsString(alert);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An alert is made of plain values", e);
        }
    }
}
