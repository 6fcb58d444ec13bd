package dev.sluice.service;

import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Role;
import dev.sluice.api.RunbookDocument;
import dev.sluice.api.RunbookShelf;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.runbook.Shelf;
import dev.sluice.runbook.step.Settings;
import java.io.IOException;
import java.util.List;

/** The control API's routes of the documents that can run, and of how emergencies are handled here. */
final class RunbookRoutes {
    private static final String ALL = "/api/v1/runbooks";
    private static final String SETTINGS = "/api/v1/emergency/settings";

    private final Shelf shelf;
    private final Settings settings;

    RunbookRoutes(Shelf shelf, Settings settings) {
        this.shelf = shelf;
        this.settings = settings;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, Role.SUPPORT, "Runbooks, and files refused", RunbookShelf.class, call -> shown()),
                Route.post(
                        ALL + "/reload", Role.ADMIN, "Reads them again", null, RunbookShelf.class, call -> reloaded()),
                Route.get(
                        ALL + "/{id}",
                        Role.SUPPORT,
                        "One document that runs",
                        RunbookDocument.class,
                        call -> shelf.get(call.path("id")).document()),
                Route.get(
                        SETTINGS,
                        Role.ADMIN,
                        "How emergencies are handled, without secrets",
                        EmergencySettings.class,
                        call -> settings.shown()),
                new Route(
                        "PUT",
                        SETTINGS,
                        Role.ADMIN,
                        "Sets it; a secret that is not given stays",
                        EmergencySettings.class,
                        EmergencySettings.class,
                        this::change));
    }

    private RunbookShelf shown() {
        shelf.refresh();
        return shelf.shown();
    }

    private RunbookShelf reloaded() {
        shelf.reload();
        return shelf.shown();
    }

    private Object change(Call call) throws IOException {
        return settings.change(call.body(EmergencySettings.class), call.operator());
    }
}
