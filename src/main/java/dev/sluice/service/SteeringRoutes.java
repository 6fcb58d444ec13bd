package dev.sluice.service;

import dev.sluice.api.ApprovalRequest;
import dev.sluice.api.ReasonRequest;
import dev.sluice.api.Role;
import dev.sluice.api.Run;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.runbook.Steering;
import dev.sluice.runbook.step.LaterThaw;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The control API's routes by which a person steers a run. None of them undoes containment. */
final class SteeringRoutes {
    private static final String STEP = RunRoutes.ONE + "/steps/{step}";

    private final Steering steering;
    private final LaterThaw thaw;

    SteeringRoutes(Steering steering, LaterThaw thaw) {
        this.steering = steering;
        this.thaw = thaw;
    }

    List<Route> routes() {
        return List.of(
                act(
                        RunRoutes.ONE + "/abort",
                        "Ends it; containment stands",
                        null,
                        c -> steering.abort(run(c), c.operator())),
                act(
                        RunRoutes.ONE + "/pause",
                        "Stops before the next step",
                        null,
                        c -> steering.pause(run(c), c.operator())),
                act(RunRoutes.ONE + "/resume", "Goes on", null, c -> steering.resume(run(c), c.operator())),
                act(
                        RunRoutes.ONE + "/approve",
                        "Second admin's yes to a scope and document",
                        ApprovalRequest.class,
                        this::approve),
                act(
                        RunRoutes.ONE + "/reason",
                        "States or corrects the reason, until it has ended",
                        ReasonRequest.class,
                        c -> steering.state(run(c), reason(c), c.operator())),
                act(
                        RunRoutes.ONE + "/thaw",
                        "Opens issuance that an ended run left frozen",
                        ReasonRequest.class,
                        c -> thaw.thaw(run(c), reason(c), c.operator())),
                act(
                        STEP + "/retry",
                        "Does a failed or skipped step again",
                        null,
                        c -> steering.retry(run(c), c.path("step"), c.operator())),
                act(
                        STEP + "/skip",
                        "Leaves a step out, for a reason",
                        ReasonRequest.class,
                        c -> steering.skip(run(c), c.path("step"), reason(c), c.operator())));
    }

    private Object approve(Call call) throws IOException {
        var approval = call.body(ApprovalRequest.class);
        return steering.approve(run(call), approval.scope(), approval.runbookHash(), call.operator());
    }

    private static String run(Call call) {
        return call.path("run");
    }

    private static String reason(Call call) throws IOException {
        String reason = call.body(ReasonRequest.class).reason();
        return reason == null ? "" : reason;
    }

    private static Route act(String path, String summary, @Nullable Class<?> body, Route.Action action) {
        return Route.post(path, Role.ADMIN, summary, body, Run.class, action);
    }
}
