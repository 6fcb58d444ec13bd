package dev.sluice.service;

import dev.sluice.access.ApiKeys;
import dev.sluice.access.Operators;
import dev.sluice.api.ApiKey;
import dev.sluice.api.ApiKeyRequest;
import dev.sluice.api.Fault;
import dev.sluice.api.IssuedApiKey;
import dev.sluice.api.OperatorInfo;
import dev.sluice.api.Page;
import dev.sluice.api.Role;
import dev.sluice.api.Ttl;
import dev.sluice.http.Answers;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The control API's routes of operators and their keys; all of them are an admin's. */
final class OperatorRoutes {
    private static final String ALL = "/api/v1/operators";
    private static final String ONE = ALL + "/{name}";

    private final Operators operators;
    private final ApiKeys keys;
    private final Supplier<Set<String>> areas;
    private final Changes changes;

    /** @param areas what a key may be for; asked when a key is issued */
    OperatorRoutes(Operators operators, ApiKeys keys, Supplier<Set<String>> areas, Changes changes) {
        this.operators = operators;
        this.keys = keys;
        this.areas = areas;
        this.changes = changes;
    }

    /** A new operator. */
    record NewOperator(String name, Role role) {}

    /** Another role. */
    record NewRole(Role role) {}

    List<Route> routes() {
        return List.of(
                Route.get(
                                ALL,
                                Role.ADMIN,
                                "Operators by name",
                                Page.class,
                                call -> operators.page(
                                        call.query("after").orElse(null), call.number("limit", 100, 1, 500)))
                        .of(OperatorInfo.class)
                        .paged(100, 500),
                Route.post(ALL, Role.ADMIN, "Adds an operator", NewOperator.class, OperatorInfo.class, this::add),
                Route.post(
                        ONE + "/role", Role.ADMIN, "Changes their role", NewRole.class, OperatorInfo.class, this::role),
                Route.post(
                        ONE + "/keys",
                        Role.ADMIN,
                        "Issues a key; its secret is answered this once",
                        ApiKeyRequest.class,
                        IssuedApiKey.class,
                        this::issue),
                Route.get(
                                "/api/v1/api-keys",
                                Role.ADMIN,
                                "Keys, newest first",
                                Page.class,
                                call -> keys.page(
                                        call.query("operator").orElse(null),
                                        call.query("after").orElse(null),
                                        call.number("limit", 100, 1, 500)))
                        .of(ApiKey.class)
                        .reads("operator", "Only this one's")
                        .paged(100, 500),
                Route.get(
                                "/api/v1/api-keys/areas",
                                Role.ADMIN,
                                "What a key can be for",
                                List.class,
                                call -> areas.get().stream().sorted().toList())
                        .of(String.class),
                Route.post(
                        "/api/v1/api-keys/{id}/revoke",
                        Role.ADMIN,
                        "Shuts a key at once",
                        null,
                        ApiKey.class,
                        this::revoke));
    }

    private Object add(Call call) throws IOException {
        var wanted = call.body(NewOperator.class);
        if (wanted.name() == null || wanted.role() == null) {
            throw Fault.badRequest(
                    "operator-malformed",
                    "An operator has a name and a role.",
                    "Give both; the role is support, producer or admin.");
        }
        var added = operators.add(wanted.name(), wanted.role(), call.operator().name());
        changes.tell("operator", added.name());
        return Answers.json(201, "application/json", added);
    }

    private Object role(Call call) throws IOException {
        var role = call.body(NewRole.class).role();
        if (role == null) {
            throw Fault.badRequest("operator-malformed", "A role is needed.", "Use support, producer or admin.");
        }
        var changed = operators.change(call.path("name"), role, call.operator().name());
        changes.tell("operator", changed.name());
        return changed;
    }

    private Object issue(Call call) throws IOException {
        var request = call.hasBody() ? call.body(ApiKeyRequest.class) : ApiKeyRequest.PLAIN;
        var wanted = new ApiKeys.Wanted(
                request.role(),
                known(request.areas()),
                request.expiresIn() == null ? null : Ttl.parse(request.expiresIn()),
                request.rate() == null ? ApiKeys.USUAL_RATE : request.rate(),
                request.note());
        var issued = keys.issue(call.path("name"), wanted, call.operator().name());
        changes.tell("operator", call.path("name"));
        return Answers.json(201, "application/json", issued);
    }

    private Object revoke(Call call) {
        var revoked = keys.revoke(call.path("id"), call.operator().name());
        changes.tell("operator", revoked.operator());
        return revoked;
    }

    private Set<String> known(@org.jspecify.annotations.Nullable List<String> asked) {
        if (asked == null) {
            return Set.of();
        }
        var all = areas.get();
        asked.stream().filter(area -> !all.contains(area)).findFirst().ifPresent(area -> {
            throw Fault.badRequest(
                    "area-unknown",
                    "A key cannot be for " + area + ".",
                    "Use " + String.join(", ", all.stream().sorted().toList()) + ".");
        });
        return Set.copyOf(asked);
    }
}
