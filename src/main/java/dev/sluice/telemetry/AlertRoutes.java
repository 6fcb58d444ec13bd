package dev.sluice.telemetry;

import dev.sluice.api.Alert;
import dev.sluice.api.AlertRule;
import dev.sluice.api.Role;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.telemetry.alert.AlertRules;
import dev.sluice.telemetry.alert.Alerts;
import java.io.IOException;
import java.util.List;

/** The control API of alerts about what viewers get. */
public final class AlertRoutes {
    private static final String ALERTS = "/api/v1/quality/alerts";
    private static final String RULES = "/api/v1/quality/alert-rules";

    private final AlertRules rules;
    private final Alerts alerts;

    public AlertRoutes(AlertRules rules, Alerts alerts) {
        this.rules = rules;
        this.alerts = alerts;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(
                                ALERTS,
                                Role.SUPPORT,
                                "Alerts, those that are not over first",
                                List.class,
                                call -> alerts.newest(call.number("limit", 50, 1, 500)))
                        .of(Alert.class)
                        .limited(50, 500),
                Route.get(RULES, Role.SUPPORT, "When operators are told", List.class, call -> rules.all())
                        .of(AlertRule.class),
                new Route(
                        "PUT",
                        RULES,
                        Role.ADMIN,
                        "Adds or replaces a rule",
                        AlertRule.class,
                        AlertRule.class,
                        this::put),
                new Route(
                        "DELETE", RULES + "/{id}", Role.ADMIN, "Removes a rule", null, AlertRule.class, this::remove));
    }

    private Object put(Call call) throws IOException {
        return rules.put(call.body(AlertRule.class), call.operator().name());
    }

    private Object remove(Call call) {
        return rules.remove(call.path("id"), call.operator().name());
    }
}
