package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohort;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of cohorts and cells. */
final class CellTable {
    private CellTable() {}

    static List<Cohort> cohorts(Handle h) {
        return h.createQuery("select * from cohort")
                .map((row, ctx) -> new Cohort(
                        row.getInt("id"), row.getInt("mask"), row.getString("first"), row.getString("second")))
                .list();
    }

    /** Whether anything is stored for a minute: what counts at all counts for everybody. */
    static boolean any(Handle h, long start) {
        return h.createQuery("select exists (select 1 from cell where seconds = 60 and mask = 0 and start = :start)")
                .bind("start", start)
                .mapTo(Boolean.class)
                .one();
    }

    static @Nullable Cell find(Handle h, int seconds, int mask, long start, int cohort) {
        return h.createQuery("""
                        select data from cell
                        where seconds = :seconds and mask = :mask and start = :start and cohort = :cohort""")
                .bind("seconds", seconds)
                .bind("mask", mask)
                .bind("start", start)
                .bind("cohort", cohort)
                .map((row, ctx) -> Cell.of(row.getBytes("data")))
                .findOne()
                .orElse(null);
    }

    static void addCohorts(Connection connection, List<Cohort> fresh) throws SQLException {
        try (var insert = connection.prepareStatement("insert into cohort values (?, ?, ?, ?)")) {
            for (Cohort cohort : fresh) {
                insert.setInt(1, cohort.id());
                insert.setInt(2, cohort.mask());
                insert.setString(3, cohort.first());
                insert.setString(4, cohort.second());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void saveMinutes(Connection connection, List<Rollups.Changed> cells, Masks masks) throws SQLException {
        try (var insert = connection.prepareStatement("insert or replace into cell values (60, ?, ?, ?, ?)")) {
            for (var cell : cells) {
                insert.setInt(1, masks.of(cell.key().cohort()));
                insert.setLong(2, cell.key().minute() / 1000);
                insert.setInt(3, cell.key().cohort());
                insert.setBytes(4, cell.bytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The dimensions of a cohort by its number. */
    @FunctionalInterface
    interface Masks {
        int of(int cohort);
    }
}
