package dev.sluice.telemetry.quality;

import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.ingest.Tiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Reads cells by the longest spans that will do. Blocks on the store. */
public final class Cells {
    private final Store store;

    public Cells(Store store) {
        this.store = store;
    }

    /** All cells of one set of dimensions, by cohort and start of bucket (epoch seconds). */
    public Map<Integer, NavigableMap<Long, Cell>> read(int mask, Span span) {
        var cells = new HashMap<Integer, NavigableMap<Long, Cell>>();
        store.read(h -> {
            each(
                    h,
                    mask,
                    0,
                    span,
                    (cohort, start, data) -> cells.computeIfAbsent(cohort, c -> new TreeMap<>())
                            .computeIfAbsent(bucket(start, span), b -> new Cell())
                            .merge(data));
            return cells;
        });
        return cells;
    }

    /** One cohort, by start of bucket. */
    public NavigableMap<Long, Cell> read(int mask, int cohort, Span span) {
        var cells = new TreeMap<Long, Cell>();
        store.read(h -> {
            each(
                    h,
                    mask,
                    cohort,
                    span,
                    (c, start, data) -> cells.computeIfAbsent(bucket(start, span), b -> new Cell())
                            .merge(data));
            return cells;
        });
        return cells;
    }

    /** All of a cohort's cells as one. */
    static Cell sum(Map<Long, Cell> cells) {
        var sum = new Cell();
        cells.values().forEach(sum::merge);
        return sum;
    }

    private static long bucket(long start, Span span) {
        return start - Math.floorMod(start - span.from(), span.bucket());
    }

    private interface Sink {
        void take(int cohort, long start, byte[] data);
    }

    /** Long spans as far as they are merged, shorter ones for the rest; each moment is read once. */
    private static void each(Handle h, int mask, int cohort, Span span, Sink sink) {
        long from = span.from();
        for (int i = Tiers.ALL.size() - 1; i >= 0; i--) {
            int seconds = Tiers.ALL.get(i).seconds();
            boolean fits = span.bucket() % seconds == 0 && from % seconds == 0;
            long to = i == 0 ? span.to() : Math.min(span.to(), merged(h, seconds));
            if (fits && to > from) {
                read(h, seconds, mask, cohort, from, to, sink);
                from = to;
            }
        }
    }

    /** Up to where the spans of this length are whole. */
    private static long merged(Handle h, int seconds) {
        return h.createQuery("""
                        select coalesce((select min(start) from stale where seconds = :seconds),
                          (select max(start) + :seconds from cell where seconds = :seconds and mask = 0), 0)""").bind("seconds", seconds).mapTo(Long.class).one();
    }

    private static void read(Handle h, int seconds, int mask, int cohort, long from, long to, Sink sink) {
        String one = cohort == 0 ? "" : " and cohort = " + cohort;
        try (var select = h.getConnection()
                .prepareStatement("select start, cohort, data from cell"
                        + " where seconds = ? and mask = ? and start >= ? and start < ?" + one)) {
            select.setInt(1, seconds);
            select.setInt(2, mask);
            select.setLong(3, from);
            select.setLong(4, to);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sink.take(rows.getInt(2), rows.getLong(1), rows.getBytes(3));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cells cannot be read", e);
        }
    }
}
