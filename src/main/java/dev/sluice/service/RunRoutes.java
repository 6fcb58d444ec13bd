package dev.sluice.service;

import dev.sluice.api.BlastRadius;
import dev.sluice.api.Fault;
import dev.sluice.api.Page;
import dev.sluice.api.RefusedRequests;
import dev.sluice.api.Role;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.StepEvidence;
import dev.sluice.http.Answers;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.runbook.Runbooks;
import java.io.IOException;
import java.util.List;

/** The control API's routes of invalidations: start one, look at it. */
final class RunRoutes {
    static final String ALL = "/api/v1/invalidations";
    static final String ONE = "/api/v1/invalidations/{run}";

    private final Emergencies emergencies;
    private final Runbooks runbooks;

    RunRoutes(Emergencies emergencies) {
        this.emergencies = emergencies;
        this.runbooks = emergencies.runbooks();
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, Role.SUPPORT, "Runs and drills, newest first", Page.class, this::page)
                        .of(Run.class)
                        .paged(50, 500),
                Route.post(ALL, Role.ADMIN, "Starts an invalidation", RunRequest.class, Run.class, this::start),
                Route.get(
                                ALL + "/preview",
                                Role.SUPPORT,
                                "What it would hit and spare",
                                BlastRadius.class,
                                this::preview)
                        .reads("scope", "KIND:VALUE, like asset:ID; or everything"),
                Route.get(
                                ALL + "/under-way",
                                Role.SUPPORT,
                                "Runs that have not ended",
                                List.class,
                                call -> runbooks.underWay())
                        .of(Run.class),
                Route.get(
                                ALL + "/drills",
                                Role.SUPPORT,
                                "Drills that have ended, newest first",
                                List.class,
                                call -> runbooks.drills(call.number("limit", 30, 1, 200)))
                        .of(Run.class)
                        .limited(30, 200),
                Route.get(
                                ALL + "/frozen",
                                Role.SUPPORT,
                                "Ended runs whose issuance is still frozen",
                                List.class,
                                call -> emergencies.thaw().left())
                        .of(Run.class),
                Route.get(ONE, Role.SUPPORT, "One run", Run.class, call -> runbooks.find(call.path("run"))),
                Route.get(ONE + "/report", Role.SUPPORT, "Its report so far, Markdown or HTML", null, this::report)
                        .reads("as", "html; else Markdown"),
                Route.get(
                        ONE + "/refused",
                        Role.SUPPORT,
                        "Requests refused under its scope since the click",
                        RefusedRequests.class,
                        call -> emergencies.refused(call.path("run"))),
                Route.get(
                        ONE + "/steps/{step}",
                        Role.SUPPORT,
                        "What a step kept",
                        StepEvidence.class,
                        call -> runbooks.evidence(call.path("run"), call.path("step"))));
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
        var request = call.body(RunRequest.class);
        if (request.scope() == null) {
            throw Fault.badRequest("scope-missing", "A scope is needed.", "Name one, such as asset:ID.");
        }
        var run = runbooks.start(request, call.operator());
        return Answers.json(202, "application/json", run);
    }

    private Object report(Call call) {
        var report = runbooks.report(call.path("run"));
        boolean html = call.query("as").filter("html"::equals).isPresent();
        return html
                ? Reply.text(200, "text/html; charset=utf-8", report.html())
                : Reply.text(200, "text/markdown; charset=utf-8", report.markdown());
    }
}
