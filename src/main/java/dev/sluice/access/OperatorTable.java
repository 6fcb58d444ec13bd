package dev.sluice.access;

import dev.sluice.api.Fault;
import dev.sluice.api.OperatorInfo;
import dev.sluice.api.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL of operators. Nobody is deleted: the audit log names them. */
final class OperatorTable {
    private static final String INFO = """
            select o.*, (select count(*) from api_key k where k.operator = o.name and k.revoked_at is null
              and (k.expires_at is null or k.expires_at > :now)) as keys
            from operator o""";

    private OperatorTable() {}

    static Optional<Role> find(Handle h, String name) {
        return h.createQuery("select role from operator where name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .map(Operators::role)
                .findOne();
    }

    /** By name, those behind a name. */
    static List<OperatorInfo> page(Handle h, String after, int limit, long now) {
        return h.createQuery(INFO + " where o.name > :after order by o.name limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .bind("now", now)
                .map(OperatorTable::info)
                .list();
    }

    static OperatorInfo one(Handle h, String name, long now) {
        return h.createQuery(INFO + " where o.name = :name")
                .bind("name", name)
                .bind("now", now)
                .map(OperatorTable::info)
                .one();
    }

    private static OperatorInfo info(ResultSet row, StatementContext ctx) throws SQLException {
        return new OperatorInfo(
                row.getString("name"),
                Operators.role(row.getString("role")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getInt("keys"));
    }

    /** Answers whether there was none of this name. */
    static boolean insert(Handle h, String name, Role role, long now) {
        return h.createUpdate("insert into operator values (:name, :role, :now) on conflict (name) do nothing")
                        .bind("name", name)
                        .bind("role", Operators.text(role))
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static void change(Handle h, String name, Role role) {
        h.createUpdate("update operator set role = :role where name = :name")
                .bind("role", Operators.text(role))
                .bind("name", name)
                .execute();
    }

    static Fault unknown(String name) {
        return Fault.notFound("operator-unknown", "There is no operator " + name + ".", "Add the operator first.");
    }
}
