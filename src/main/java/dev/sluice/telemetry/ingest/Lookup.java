package dev.sluice.telemetry.ingest;

import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cell;
import dev.sluice.telemetry.cohort.Cohort;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds sessions and cells in the store. Most ids are asked for once, by the first body of a new session, and are not there;
 * cells are asked for by those who tell of minutes that have passed, a hundred for each. While much is looked for, it is asked
 * on one connection with one statement each. One thread.
 */
final class Lookup {
    private final Store store;
    private @Nullable PreparedStatement there;
    private @Nullable PreparedStatement cells;

    Lookup(Store store) {
        this.store = store;
    }

    /** Does {@code work}, in which much is looked for. */
    void during(Runnable work) {
        store.read(h -> {
            try (var select = h.getConnection().prepareStatement("select 1 from viewing where source = ? and sid = ?");
                    var selectCells = h.getConnection().prepareStatement(CellTable.FIND)) {
                there = select;
                cells = selectCells;
                work.run();
                return true;
            } catch (SQLException e) {
                throw new IllegalStateException("Telemetry cannot be looked up", e);
            } finally {
                there = null;
                cells = null;
            }
        });
    }

    /** The session as it is stored; empty when it is not. */
    Optional<OpenSession> find(OpenSession.Id id) {
        return there != null && !isThere(there, id) ? Optional.empty() : store.read(h -> SessionTable.find(h, id));
    }

    /** What is stored of a cohort's minute (epoch seconds); null when nothing is. */
    @Nullable
    Cell cell(Cohort cohort, long minute) {
        if (cells != null) {
            return found(cells, cohort, minute);
        }
        return store.read(h -> {
                    try (var select = h.getConnection().prepareStatement(CellTable.FIND)) {
                        return Optional.ofNullable(found(select, cohort, minute));
                    } catch (SQLException e) {
                        throw new IllegalStateException("A cell cannot be looked up", e);
                    }
                })
                .orElse(null);
    }

    private static @Nullable Cell found(PreparedStatement select, Cohort cohort, long minute) {
        try {
            return CellTable.find(select, 60, cohort.mask(), minute, cohort.id());
        } catch (SQLException e) {
            throw new IllegalStateException("A cell cannot be looked up", e);
        }
    }

    private static boolean isThere(PreparedStatement select, OpenSession.Id id) {
        try {
            select.setString(1, id.source());
            select.setString(2, id.sid());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A session cannot be looked up", e);
        }
    }
}
