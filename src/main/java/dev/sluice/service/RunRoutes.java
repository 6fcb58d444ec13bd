package dev.sluice.service;

import dev.sluice.api.BlastRadius;
import dev.sluice.api.Fault;
import dev.sluice.api.Page;
import dev.sluice.api.Role;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.RunbookDocument;
import dev.sluice.http.Answers;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.runbook.Runbooks;
import java.io.IOException;
import java.util.List;

/** The control API's routes of invalidations and their runbook. */
final class RunRoutes {
    private static final String ALL = "/api/v1/invalidations";
    private static final String ONE = "/api/v1/invalidations/{run}";

    private final Runbooks runbooks;

    RunRoutes(Runbooks runbooks) {
        this.runbooks = runbooks;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, Role.SUPPORT, "Runs and drills, newest first", Page.class, this::page),
                Route.post(ALL, Role.ADMIN, "Starts an invalidation", RunRequest.class, Run.class, this::start),
                Route.get(
                        ALL + "/preview",
                        Role.SUPPORT,
                        "What it would hit and spare",
                        BlastRadius.class,
                        this::preview),
                Route.get(ONE, Role.SUPPORT, "One run", Run.class, call -> runbooks.find(call.path("run"))),
                Route.get(ONE + "/report", Role.SUPPORT, "Its report so far, Markdown or HTML", null, this::report),
                steering("abort", "Ends it; containment stands"),
                steering("pause", "Stops before the next step"),
                steering("resume", "Goes on"),
                Route.get(
                        "/api/v1/runbooks/emergency-invalidation",
                        Role.SUPPORT,
                        "The document that runs",
                        RunbookDocument.class,
                        call -> runbooks.document()));
    }

    private Route steering(String name, String summary) {
        return Route.post(ONE + "/" + name, Role.ADMIN, summary, null, Run.class, call -> steer(name, call));
    }

    private Object page(Call call) {
        return runbooks.page(call.query("after").orElse(null), call.number("limit", 50, 1, 500));
    }

    private Object preview(Call call) {
        return runbooks.preview(call.query("scope")
                .orElseThrow(() -> Fault.badRequest(
                        "scope-missing", "A scope is needed.", "Add ?scope=asset:ID or another scope.")));
    }

    private Object start(Call call) throws IOException {
        var run = runbooks.start(call.body(RunRequest.class), call.operator());
        return Answers.json(202, "application/json", run);
    }

    private Object report(Call call) {
        var report = runbooks.report(call.path("run"));
        boolean html = call.query("as").filter("html"::equals).isPresent();
        return html
                ? Reply.text(200, "text/html; charset=utf-8", report.html())
                : Reply.text(200, "text/markdown; charset=utf-8", report.markdown());
    }

    private Run steer(String name, Call call) {
        String run = call.path("run");
        return switch (name) {
            case "abort" -> runbooks.steering().abort(run, call.operator());
            case "pause" -> runbooks.steering().pause(run, call.operator());
            case "resume" -> runbooks.steering().resume(run, call.operator());
            default -> throw new IllegalArgumentException(name);
        };
    }
}
