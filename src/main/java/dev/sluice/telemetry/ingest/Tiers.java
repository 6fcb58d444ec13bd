package dev.sluice.telemetry.ingest;

import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Merges minutes into ten minutes and those into hours, and forgets each after its time. */
public final class Tiers {
    /** Lengths in seconds, finest first, each with how long it is kept. */
    public static final List<Tier> ALL =
            List.of(new Tier(60, 2 * 86_400), new Tier(600, 14 * 86_400), new Tier(3600, 400 * 86_400));

    private static final long SESSIONS_KEPT_MS = 14L * 86_400_000;
    /** What ends is merged so long after, when most late events have come. */
    private static final int GRACE = 120;

    private final Store store;

    /**
     * One length of span.
     *
     * @param seconds its length
     * @param kept for how many seconds
     */
    public record Tier(int seconds, int kept) {}

    Tiers(Store store) {
        this.store = store;
    }

    /** Notes that a minute changed; a longer span that has not been merged yet is merged when its time comes. */
    static void changed(Handle h, long start) {
        for (Tier tier : ALL.subList(1, ALL.size())) {
            h.execute(
                    "insert or ignore into stale values (?, ?)",
                    tier.seconds,
                    start - Math.floorMod(start, tier.seconds));
        }
    }

    /** Merges what ended and what changed since, then deletes what is too old; called every minute or so. */
    void settle(long nowMs) {
        long now = nowMs / 1000;
        for (int i = 1; i < ALL.size(); i++) {
            var fine = ALL.get(i - 1);
            var coarse = ALL.get(i);
            for (long start : due(coarse, now)) {
                store.commit(h -> merge(h, fine, coarse, start));
            }
        }
        forget(now);
    }

    private List<Long> due(Tier tier, long now) {
        return store.read(h -> h.createQuery(
                        "select start from stale where seconds = :seconds and start <= :ended order by start")
                .bind("seconds", tier.seconds)
                .bind("ended", now - tier.seconds - GRACE)
                .mapTo(Long.class)
                .list());
    }

    private static int merge(Handle h, Tier fine, Tier coarse, long start) {
        h.execute("delete from stale where seconds = ? and start = ?", coarse.seconds, start);
        try (var insert = new CellTable.Insert(h.getConnection(), coarse.seconds)) {
            for (int mask : masks(h)) {
                for (var merged : merged(h, fine, coarse, start, mask).entrySet()) {
                    var cell = merged.getValue();
                    insert.add(mask, start, merged.getKey(), cell.bytes(), cell.stageBytes());
                }
            }
            return insert.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("Cells cannot be merged", e);
        }
    }

    private static Map<Integer, Cell> merged(Handle h, Tier fine, Tier coarse, long start, int mask) {
        var merged = new HashMap<Integer, Cell>();
        h.createQuery("""
                        select cohort, cell.data, stage_cell.data
                        from cell left join stage_cell using (seconds, mask, start, cohort)
                        where seconds = :seconds and mask = :mask and start >= :start and start < :end""")
                .bind("seconds", fine.seconds)
                .bind("mask", mask)
                .bind("start", start)
                .bind("end", start + coarse.seconds)
                .map((row, ctx) -> {
                    var cell = merged.computeIfAbsent(row.getInt(1), c -> new Cell());
                    cell.merge(row.getBytes(2));
                    cell.mergeStages(row.getBytes(3));
                    return cell;
                })
                .list();
        return merged;
    }

    private static List<Integer> masks(Handle h) {
        return h.createQuery("select distinct mask from cohort")
                .mapTo(Integer.class)
                .list();
    }

    private void forget(long now) {
        store.commit(h -> {
            int gone = 0;
            for (Tier tier : ALL) {
                for (int mask : masks(h)) {
                    gone += CellTable.deleteBefore(h, tier.seconds, mask, now - tier.kept);
                }
            }
            return gone + h.execute("delete from viewing where attempted_at < ?", now * 1000 - SESSIONS_KEPT_MS);
        });
    }
}
