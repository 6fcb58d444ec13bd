package dev.sluice.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The steps of a group of writes: a transaction around all, a savepoint around each. */
final class Steps {
    private final Statement statement;

    Steps(Connection connection) {
        try {
            statement = connection.createStatement();
        } catch (SQLException e) {
            throw new StepFailed(e);
        }
    }

    void begin() {
        run("begin immediate");
    }

    void commit() {
        run("commit");
    }

    void rollBack() {
        run("rollback");
    }

    void save() {
        run("savepoint job");
    }

    void rollBackToSaved() {
        run("rollback to job");
    }

    void release() {
        run("release job");
    }

    private void run(String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StepFailed(e);
        }
    }
}
