package dev.sluice.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One statement that is run for many rows, bound by position: where thousands are written at once, looking up the name and
 * type of each parameter of each row costs as much as SQLite itself. Used inside one piece of work of the writer.
 */
public final class RowBatch implements AutoCloseable {
    private final Connection connection;
    private final KeptStatements kept;
    private final String sql;
    private final PreparedStatement statement;
    private int rows;

    private RowBatch(Connection connection, KeptStatements kept, String sql) throws SQLException {
        this.connection = connection;
        this.kept = kept;
        this.sql = sql;
        statement = kept.take(connection, sql);
    }

    /** A batch of no rows yet. */
    public static RowBatch of(Handle h, String sql) {
        try {
            return new RowBatch(h.getConnection(), (KeptStatements) h.getStatementBuilder(), sql);
        } catch (SQLException e) {
            throw new StepFailed(e);
        }
    }

    /** One more row; values are texts, whole numbers, truths, bytes or null, in the order of the statement. */
    public void add(@Nullable Object... values) {
        try {
            for (int i = 0; i < values.length; i++) {
                set(i + 1, values[i]);
            }
            statement.addBatch();
            rows++;
        } catch (SQLException e) {
            throw new StepFailed(e);
        }
    }

    private void set(int place, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(place, Types.NULL);
            case String text -> statement.setString(place, text);
            case Number number -> statement.setLong(place, number.longValue());
            case Boolean truth -> statement.setLong(place, truth ? 1 : 0);
            case byte[] bytes -> statement.setBytes(place, bytes);
            default -> throw new IllegalArgumentException("No column holds a " + value.getClass());
        }
    }

    /** Runs it for all rows; nothing happens where there are none. */
    public void execute() {
        try {
            if (rows > 0) {
                statement.executeBatch();
                rows = 0;
            }
        } catch (SQLException e) {
            throw new StepFailed(e);
        }
    }

    @Override
    public void close() {
        try {
            kept.close(connection, sql, statement);
        } catch (SQLException e) {
            throw new StepFailed(e);
        }
    }
}
