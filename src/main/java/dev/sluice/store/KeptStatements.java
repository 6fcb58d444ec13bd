package dev.sluice.store;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the statements of one connection prepared for the next time: SQLite spends longer on preparing most of ours than on
 * running them. One that is in use is not here, so that the same SQL can run inside itself. As little safe for several
 * threads as its connection.
 */
final class KeptStatements implements StatementBuilder {
    /** Lists of values are spelt out in some SQL, so that there is no end of different ones. */
    private static final int MOST = 128;

    private final StatementBuilder fresh = new DefaultStatementBuilder();
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(MOST, 0.75f, true);

    @Override
    public Statement create(Connection connection, StatementContext ctx) throws SQLException {
        return fresh.create(connection, ctx);
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext ctx) throws SQLException {
        var kept = ctx.isReturningGeneratedKeys() ? null : idle.remove(sql);
        return kept == null ? fresh.create(connection, sql, ctx) : kept;
    }

    /** A prepared statement, to be given back by {@link #close(Connection, String, Statement)}. */
    PreparedStatement take(Connection connection, String sql) throws SQLException {
        var kept = idle.remove(sql);
        return kept == null ? connection.prepareStatement(sql) : kept;
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext ctx) throws SQLException {
        return fresh.createCall(connection, sql, ctx);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        if (!(statement instanceof PreparedStatement prepared) || prepared.isClosed()) {
            statement.close();
            return;
        }
        if (!cleared(prepared)) {
            prepared.close();
            return;
        }
        var same = idle.put(sql, prepared);
        if (same != null) {
            same.close();
        }
        if (idle.size() > MOST) {
            var eldest = idle.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
    }

    /** A statement that failed may not be usable any more; then it is prepared anew. */
    private static boolean cleared(PreparedStatement statement) {
        try {
            statement.clearBatch();
            statement.clearParameters();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close(Connection connection) {
        idle.clear();
    }
}
