package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohort;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of cohorts and cells. */
final class CellTable {
    /** Finds one cell by length of its span, set of dimensions, start and cohort. */
    static final String FIND = """
            select cell.data, stage_cell.data from cell left join stage_cell using (seconds, mask, start, cohort)
            where seconds = ? and mask = ? and start = ? and cohort = ?""";

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

    /** By {@link #FIND}; null when there is none. */
    static @Nullable Cell find(PreparedStatement select, int seconds, int mask, long start, int cohort)
            throws SQLException {
        select.setInt(1, seconds);
        select.setInt(2, mask);
        select.setLong(3, start);
        select.setInt(4, cohort);
        try (var row = select.executeQuery()) {
            return row.next() ? Cell.of(row.getBytes(1), row.getBytes(2)) : null;
        }
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
        try (var insert = new Insert(connection, 60)) {
            for (var cell : cells) {
                int cohort = cell.key().cohort();
                insert.add(masks.of(cohort), cell.key().minute() / 1000, cohort, cell.bytes(), cell.stages());
            }
            insert.execute();
        }
    }

    /** Deletes spans of every length that begin in a time. */
    static int delete(Handle h, long from) {
        h.execute("delete from stage_cell where start >= ?", from);
        return h.execute("delete from cell where start >= ?", from);
    }

    /** Deletes what is too old of one length and set of dimensions. */
    static int deleteBefore(Handle h, int seconds, int mask, long before) {
        h.execute("delete from stage_cell where seconds = ? and mask = ? and start < ?", seconds, mask, before);
        return h.execute("delete from cell where seconds = ? and mask = ? and start < ?", seconds, mask, before);
    }

    /** Writes cells of one length in batches. */
    static final class Insert implements AutoCloseable {
        private final PreparedStatement cells;
        private final PreparedStatement stageCells;
        private final int seconds;

        Insert(Connection connection, int seconds) throws SQLException {
            this.seconds = seconds;
            cells = connection.prepareStatement("insert or replace into cell values (?, ?, ?, ?, ?)");
            stageCells = connection.prepareStatement("insert or replace into stage_cell values (?, ?, ?, ?, ?)");
        }

        void add(int mask, long start, int cohort, byte[] data, byte @Nullable [] stages) throws SQLException {
            bind(cells, mask, start, cohort, data);
            if (stages != null) {
                bind(stageCells, mask, start, cohort, stages);
            }
        }

        private void bind(PreparedStatement insert, int mask, long start, int cohort, byte[] data) throws SQLException {
            insert.setInt(1, seconds);
            insert.setInt(2, mask);
            insert.setLong(3, start);
            insert.setInt(4, cohort);
            insert.setBytes(5, data);
            insert.addBatch();
        }

        int execute() throws SQLException {
            stageCells.executeBatch();
            return cells.executeBatch().length;
        }

        @Override
        public void close() throws SQLException {
            cells.close();
            stageCells.close();
        }
    }

    /** The dimensions of a cohort by its number. */
    @FunctionalInterface
    interface Masks {
        int of(int cohort);
    }
}
