package dev.sluice.telemetry.quality;

import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Reads cells by the longest spans that will do. Blocks on the store.
 *
 * <p>Figures need one cell for each cohort, so they are summed from hours as far as those go; only lines need cells by bucket,
 * and only of the cohorts that are drawn. What is read goes into the sum as bytes and is merged once.
 */
public final class Cells {
    private final Store store;

    public Cells(Store store) {
        this.store = store;
    }

    /** How much of a cell is needed; stages are most of it and lie apart. */
    enum Depth {
        STARTUP,
        STAGES
    }

    /** Where a row is added. */
    private interface Sums {
        Consumer<byte[]> of(int cohort, long start);
    }

    /** What is read: cells of a set of dimensions. */
    private record Wanted(String table, Cover.Piece piece, int mask) {
        Wanted of(int dimensions) {
            return new Wanted(table, piece, dimensions);
        }
    }

    /** Every cohort of a set of dimensions over the whole time. */
    Map<Integer, Cell> sums(int mask, Span span, Depth depth) {
        return sums(span, depth, (h, wanted, sums) -> all(h, wanted.of(mask), sums));
    }

    /** The same without stages. */
    public Map<Integer, Cell> figures(int mask, Span span) {
        return sums(mask, span, Depth.STARTUP);
    }

    /** Some cohorts of a set of dimensions over the whole time; one without a session is absent. */
    Map<Integer, Cell> sums(int mask, Collection<Integer> cohorts, Span span, Depth depth) {
        return sums(span, depth, (h, wanted, sums) -> some(h, cohorts, wanted.of(mask), sums));
    }

    private interface Reading {
        void read(Handle h, Wanted wanted, Sums sums);
    }

    private Map<Integer, Cell> sums(Span span, Depth depth, Reading reading) {
        var sums = new HashMap<Integer, Cell>();
        return store.read(h -> {
            for (var piece : Cover.whole(h, span)) {
                reading.read(h, new Wanted("cell", piece, 0), (cohort, start) -> cell(sums, cohort)::merge);
                if (depth == Depth.STAGES) {
                    reading.read(
                            h, new Wanted("stage_cell", piece, 0), (cohort, start) -> cell(sums, cohort)::mergeStages);
                }
            }
            return sums;
        });
    }

    /** One cohort over the whole time, empty without a session. */
    Cell sum(int mask, int cohort, Span span, Depth depth) {
        return sums(mask, List.of(cohort), span, depth).getOrDefault(cohort, new Cell());
    }

    /** Some cohorts by start of bucket (epoch seconds), without stages. */
    Map<Integer, NavigableMap<Long, Cell>> lines(int mask, Collection<Integer> cohorts, Span span) {
        var lines = new HashMap<Integer, NavigableMap<Long, Cell>>();
        return store.read(h -> {
            for (var piece : Cover.buckets(h, span)) {
                some(
                        h,
                        cohorts,
                        new Wanted("cell", piece, mask),
                        (cohort, start) -> lines.computeIfAbsent(cohort, c -> new TreeMap<>())
                                .computeIfAbsent(bucket(start, span), b -> new Cell())::merge);
            }
            return lines;
        });
    }

    private static Cell cell(Map<Integer, Cell> sums, int cohort) {
        return sums.computeIfAbsent(cohort, c -> new Cell());
    }

    private static long bucket(long start, Span span) {
        return start - Math.floorMod(start - span.from(), span.bucket());
    }

    private static void all(Handle h, Wanted wanted, Sums sums) {
        try (var select = h.getConnection()
                .prepareStatement("select start, cohort, data from " + wanted.table
                        + " where seconds = ? and mask = ? and start >= ? and start < ?")) {
            select.setInt(1, wanted.piece.seconds());
            select.setInt(2, wanted.mask);
            select.setLong(3, wanted.piece.from());
            select.setLong(4, wanted.piece.to());
            add(select, sums);
        } catch (SQLException e) {
            throw new IllegalStateException("Cells cannot be read", e);
        }
    }

    /** Looks each cell up, for the others of its moment lie between them. */
    private static void some(Handle h, Collection<Integer> cohorts, Wanted wanted, Sums sums) {
        if (cohorts.isEmpty()) {
            return;
        }
        var ids = cohorts.stream().map(String::valueOf).collect(Collectors.joining(","));
        try (var select = h.getConnection().prepareStatement("""
                with recursive moment(start) as
                  (select ? union all select start + ? from moment where start + ? < ?)
                select cells.start, cohort, data from moment cross join %s cells
                where seconds = ? and mask = ? and cells.start = moment.start and cohort in (%s)""".formatted(wanted.table, ids))) {
            select.setLong(1, wanted.piece.from());
            select.setInt(2, wanted.piece.seconds());
            select.setInt(3, wanted.piece.seconds());
            select.setLong(4, wanted.piece.to());
            select.setInt(5, wanted.piece.seconds());
            select.setInt(6, wanted.mask);
            add(select, sums);
        } catch (SQLException e) {
            throw new IllegalStateException("Cells cannot be read", e);
        }
    }

    private static void add(PreparedStatement select, Sums sums) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                sums.of(rows.getInt(2), rows.getLong(1)).accept(rows.getBytes(3));
            }
        }
    }
}
