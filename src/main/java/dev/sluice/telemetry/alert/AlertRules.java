package dev.sluice.telemetry.alert;

import dev.sluice.api.AlertRule;
import dev.sluice.api.Fault;
import dev.sluice.audit.Audit;
import dev.sluice.store.Ids;
import dev.sluice.store.Store;
import dev.sluice.telemetry.quality.Reports;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rules of a workspace. Blocks on the store. */
public final class AlertRules {
    /** Fewer sessions say nothing about a quantile. */
    public static final int FEWEST = 25;

    private static final int MOST_RULES = 50;
    private static final Set<String> METRICS = Set.of("startup", "stalled", "failures");
    private static final Set<String> KINDS = Set.of("above", "worse");

    private final Store store;
    private final Audit audit;
    private final Predicate<String> webhook;

    /**
     * Opens the rules.
     *
     * @param webhook whether there is a webhook with this id
     */
    public AlertRules(Store store, Audit audit, Predicate<String> webhook) {
        this.store = store;
        this.audit = audit;
        this.webhook = webhook;
    }

    /** All rules. */
    public List<AlertRule> all() {
        return store.read(h -> h.createQuery("select * from alert_rule order by id")
                .map((row, ctx) -> rule(row))
                .list());
    }

    private static AlertRule rule(ResultSet row) throws SQLException {
        Object bound = row.getObject("bound");
        return new AlertRule(
                row.getString("id"),
                row.getString("metric"),
                row.getString("kind"),
                row.getString("dimensions"),
                bound instanceof Number number ? number.doubleValue() : null,
                row.getInt("minimum"),
                row.getInt("minutes"),
                row.getString("webhook"),
                row.getBoolean("active"));
    }

    /**
     * Adds a rule, or replaces the one of its id.
     *
     * @throws Fault {@code alert-rule-malformed}, {@code dimension-unknown} or {@code too-many-dimensions} (400), {@code
     *     too-many-alert-rules} (409)
     */
    public AlertRule put(AlertRule wanted, String by) {
        require(wanted);
        String id = wanted.id() == null ? Ids.readable() : wanted.id();
        var rule = new AlertRule(
                id,
                wanted.metric(),
                wanted.kind(),
                wanted.by(),
                wanted.bound(),
                wanted.minimum(),
                wanted.minutes(),
                wanted.webhook(),
                wanted.active());
        var others = all();
        boolean known = others.stream().anyMatch(each -> id.equals(each.id()));
        if (wanted.id() != null && !known) {
            throw unknown();
        }
        if (!known && others.size() >= MOST_RULES) {
            throw Fault.conflict("too-many-alert-rules", "There are " + MOST_RULES + " rules.", "Remove one first.");
        }
        store.commit(h -> {
            audit.append(
                    h, by, "alert-rule.set", "alert-rule:" + id, Map.of("metric", rule.metric(), "kind", rule.kind()));
            return h.execute(
                    "insert or replace into alert_rule values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    rule.metric(),
                    rule.kind(),
                    rule.by(),
                    rule.bound(),
                    rule.minimum(),
                    rule.minutes(),
                    rule.webhook(),
                    rule.active());
        });
        return rule;
    }

    /**
     * Removes a rule; what it had raised is over.
     *
     * @throws Fault {@code alert-rule-unknown} (404)
     */
    public AlertRule remove(String id, String by) {
        var gone =
                all().stream().filter(each -> id.equals(each.id())).findFirst().orElseThrow(AlertRules::unknown);
        store.commit(h -> {
            audit.append(h, by, "alert-rule.remove", "alert-rule:" + id, Map.of());
            return h.execute("delete from alert_rule where id = ?", id);
        });
        return gone;
    }

    private static Fault unknown() {
        return Fault.notFound("alert-rule-unknown", "There is no such rule.", "Take its id from the list of rules.");
    }

    private void require(AlertRule rule) {
        Reports.dimensions(rule.by());
        check(METRICS.contains(rule.metric()), "A rule is about startup, stalled or failures.");
        check(KINDS.contains(rule.kind()), "A rule looks for above or worse.");
        check(rule.minimum() >= FEWEST, "Fewer than " + FEWEST + " sessions say nothing.");
        check(rule.minutes() >= 5 && rule.minutes() <= 120, "A rule looks at 5 to 120 minutes.");
        check(
                bounded(rule),
                "above takes milliseconds or a share, or nothing for the target; worse takes a factor above 1.");
        check(
                rule.webhook() == null || webhook.test(rule.webhook()),
                "There is no such webhook among the destinations.");
    }

    private static boolean bounded(AlertRule rule) {
        @Nullable Double bound = rule.bound();
        if (bound == null) {
            return rule.kind().equals("above");
        }
        double most = rule.kind().equals("worse") ? 100 : rule.metric().equals("startup") ? 60_000 : 1;
        return bound > (rule.kind().equals("worse") ? 1 : 0) && bound < most;
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw Fault.badRequest("alert-rule-malformed", sentence, null);
        }
    }
}
