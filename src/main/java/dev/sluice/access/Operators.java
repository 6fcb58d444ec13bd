package dev.sluice.access;

import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Problem;
import dev.sluice.api.Role;
import dev.sluice.audit.Audit;
import dev.sluice.store.Hashes;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who may use the control API. */
public final class Operators {
    private static final String PREFIX = "slk_";

    private final Store store;
    private final Audit audit;
    private final Clock clock;

    public Operators(Store store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Creates the operator if needed and hands out a new key: the only time it can be read. */
    public String issueKey(String name, Role role, String by) {
        String key = PREFIX + Ids.opaque(32);
        store.commit(handle -> {
            insertOperator(handle, name, role);
            insertKey(handle, name, key);
            audit.append(handle, by, "key.issue", "operator:" + name, Map.of("role", text(role)));
            return name;
        });
        return key;
    }

    /** Whether nobody can sign in yet. */
    public boolean none() {
        return store.read(handle -> handle.createQuery("select count(*) from api_key")
                        .mapTo(Integer.class)
                        .one())
                == 0;
    }

    /**
     * Who presents this key.
     *
     * @throws Fault {@code key-unknown} (401) when the key is unknown, revoked or expired
     */
    public Operator authenticate(String key) {
        return find(key)
                .orElseThrow(() -> new Fault(Problem.of(
                        401,
                        "key-unknown",
                        "The key is not known to this service, or it was revoked or has expired.",
                        null,
                        "Ask an admin for a key, or use the admin key file of the workspace.")));
    }

    /**
     * Refuses an act that needs a higher role.
     *
     * @throws Fault {@code role-missing} (403) naming the role
     */
    public static void require(Operator operator, Role needed) {
        if (!operator.role().includes(needed)) {
            throw Fault.forbidden(
                    "role-missing",
                    "This needs the role " + text(needed) + "; " + operator.name() + " is " + text(operator.role())
                            + ".",
                    "Ask somebody with the role " + text(needed) + ".");
        }
    }

    private Optional<Operator> find(String key) {
        return store.read(handle -> handle.createQuery("""
                        select o.name, o.role from api_key k join operator o on o.name = k.operator
                        where k.hash = :hash and k.revoked_at is null
                          and (k.expires_at is null or k.expires_at > :now)""")
                .bind("hash", Hashes.sha256(key))
                .bind("now", clock.millis())
                .map((row, ctx) -> new Operator(row.getString("name"), role(row.getString("role"))))
                .findOne());
    }

    private void insertOperator(Handle handle, String name, Role role) {
        handle.createUpdate("insert into operator values (:name, :role, :now) on conflict (name) do nothing")
                .bind("name", name)
                .bind("role", text(role))
                .bind("now", clock.millis())
                .execute();
    }

    private void insertKey(Handle handle, String name, String key) {
        handle.createUpdate("insert into api_key values (:id, :operator, :hash, :now, null, null)")
                .bind("id", Ids.readable())
                .bind("operator", name)
                .bind("hash", Hashes.sha256(key))
                .bind("now", clock.millis())
                .execute();
    }

    private static String text(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Role role(String text) {
        return Role.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
