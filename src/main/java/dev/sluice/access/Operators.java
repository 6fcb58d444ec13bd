package dev.sluice.access;

import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.OperatorInfo;
import dev.sluice.api.Page;
import dev.sluice.api.Role;
import dev.sluice.audit.Audit;
import dev.sluice.store.Store;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may use the control API, and as what. */
public final class Operators {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private final Store store;
    private final Audit audit;
    private final Clock clock;
    private final ApiKeys keys;

    public Operators(Store store, Audit audit, Clock clock, ApiKeys keys) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.keys = keys;
    }

    /**
     * A page of operators, by name.
     *
     * @param after name of the last one of the page before; null for the first page
     */
    public Page<OperatorInfo> page(@Nullable String after, int limit) {
        var items = store.read(h -> OperatorTable.page(h, after == null ? "" : after, limit, clock.millis()));
        return new Page<>(items, items.size() < limit ? null : items.getLast().name(), null);
    }

    /**
     * Adds an operator, who has no key yet.
     *
     * @throws Fault {@code operator-malformed} or {@code operator-known}
     */
    public OperatorInfo add(String name, Role role, String by) {
        if (!NAME.matcher(name).matches() || name.equals("system")) {
            throw Fault.badRequest(
                    "operator-malformed",
                    "An operator is named by 1 to 64 letters, digits and . _ @ -, and not system.",
                    "Write for example dana or newsletter-backend.");
        }
        return store.commit(h -> {
            if (!OperatorTable.insert(h, name, role, clock.millis())) {
                throw Fault.conflict(
                        "operator-known",
                        "There is an operator " + name + " already.",
                        "Issue a key for it, or give it another role.");
            }
            audit.append(h, by, "operator.add", "operator:" + name, Map.of("role", role));
            return OperatorTable.one(h, name, clock.millis());
        });
    }

    /**
     * Gives an operator another role; all their keys follow at once.
     *
     * @throws Fault {@code operator-unknown}, or {@code last-admin-key} where nobody could manage operators afterwards
     */
    public OperatorInfo change(String name, Role role, String by) {
        var changed = store.commit(h -> {
            Role before = OperatorTable.find(h, name).orElseThrow(() -> OperatorTable.unknown(name));
            OperatorTable.change(h, name, role);
            keys.requireAdmin(h);
            audit.append(h, by, "operator.role", "operator:" + name, Map.of("before", before, "role", role));
            return OperatorTable.one(h, name, clock.millis());
        });
        keys.reload();
        return changed;
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
                    needed == Role.ADMIN ? "Ask an admin." : "Ask a " + text(needed) + " or an admin.");
        }
    }

    static String text(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static Role role(String text) {
        return Role.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
