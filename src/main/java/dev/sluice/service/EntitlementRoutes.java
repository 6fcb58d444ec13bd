package dev.sluice.service;

import dev.sluice.api.EntitlementHook;
import dev.sluice.api.EntitlementState;
import dev.sluice.api.Role;
import dev.sluice.api.ViewerIssuer;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.playback.entitlement.Entitlement;
import dev.sluice.playback.entitlement.ViewerIssuers;
import java.io.IOException;
import java.util.List;

/** The control API's routes about who is watching and who is asked whether they may. */
final class EntitlementRoutes {
    private static final String ISSUERS = "/api/v1/viewer-issuers";
    private static final String HOOK = "/api/v1/entitlement";

    private final ViewerIssuers issuers;
    private final Entitlement hook;

    EntitlementRoutes(ViewerIssuers issuers, Entitlement hook) {
        this.issuers = issuers;
        this.hook = hook;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ISSUERS, Role.SUPPORT, "Backends that say who watches", List.class, call -> issuers.list())
                        .of(ViewerIssuer.class),
                Route.post(ISSUERS, Role.ADMIN, "Registers one", ViewerIssuer.class, ViewerIssuer.class, this::add),
                new Route(
                        "DELETE",
                        ISSUERS + "/{name}",
                        Role.ADMIN,
                        "Takes its word no longer",
                        null,
                        ViewerIssuer.class,
                        call -> issuers.remove(call.path("name"), call.operator())),
                Route.get(
                        HOOK,
                        Role.SUPPORT,
                        "The entitlement hook and how it answers",
                        EntitlementState.class,
                        call -> hook.state()),
                new Route(
                        "PUT",
                        HOOK,
                        Role.ADMIN,
                        "Configures the hook; a null url asks nobody",
                        EntitlementHook.class,
                        EntitlementState.class,
                        this::configure));
    }

    private Object add(Call call) throws IOException {
        return issuers.add(call.body(ViewerIssuer.class), call.operator());
    }

    private Object configure(Call call) throws IOException {
        return hook.configure(call.body(EntitlementHook.class), call.operator());
    }
}
