package dev.sluice.telemetry.ingest;

import dev.sluice.store.Store;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds sessions in the store by their ids. Most ids are asked for once, by the first body of a new session, and are not
 * there: while many are looked for, that is asked on one connection with one statement. One thread.
 */
final class Lookup {
    private final Store store;
    private @Nullable PreparedStatement there;

    Lookup(Store store) {
        this.store = store;
    }

    /** Does {@code work}, in which many sessions are looked for. */
    void during(Runnable work) {
        store.read(h -> {
            try (var select =
                    h.getConnection().prepareStatement("select 1 from viewing where source = ? and sid = ?")) {
                there = select;
                work.run();
                return true;
            } catch (SQLException e) {
                throw new IllegalStateException("Sessions cannot be looked up", e);
            } finally {
                there = null;
            }
        });
    }

    /** The session as it is stored; empty when it is not. */
    Optional<OpenSession> find(OpenSession.Id id) {
        return there != null && !isThere(there, id) ? Optional.empty() : store.read(h -> SessionTable.find(h, id));
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
