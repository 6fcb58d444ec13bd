package dev.sluice.console.emergency;

import dev.sluice.api.Operator;
import dev.sluice.api.Role;
import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.StepState;
import dev.sluice.console.act.Act;
import dev.sluice.console.shell.Desk;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The acts on the run that is shown, and the two that start one. None of them undoes containment. */
final class RunActs {
    private final EmergencyModel model;
    private final Desk desk;
    final Act invalidate;
    final Act drill;
    final Act pause;
    final Act resume;
    final Act abort;
    final Act approve;
    final Act reason;
    final Act thaw;
    final Act another;

    RunActs(EmergencyModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        invalidate = Act.of("emergency.invalidate", "Invalidate")
                .help("Runs the document: containment first, proof after; what it revokes stays revoked")
                .needs(Role.ADMIN)
                .destroys()
                .unless(model.refusal())
                .runs(() -> model.invalidate(false));
        drill = Act.of("emergency.drill", "Drill")
                .help("Runs the same document over canary links; real links keep playing")
                .needs(Role.ADMIN)
                .changes()
                .unless(model.refusal())
                .runs(() -> model.invalidate(true));
        pause = Act.of("emergency.pause", "Pause")
                .help("Stops before the next step; what is contained stays contained")
                .needs(Role.ADMIN)
                .changes()
                .unless(unless(run -> run.state() == RunState.RUNNING, "No run is under way."))
                .runs(() -> model.steer("Pausing", runs -> runs.pause(run())));
        resume = Act.of("emergency.resume", "Resume")
                .help("Goes on with the paused run")
                .needs(Role.ADMIN)
                .changes()
                .unless(unless(run -> run.state() == RunState.PAUSED, "The run is not paused."))
                .runs(() -> model.steer("Resuming", runs -> runs.resume(run())));
        abort = Act.of("emergency.abort", "Abort")
                .help("Ends the run; what is contained stays contained and issuance stays frozen")
                .needs(Role.ADMIN)
                .destroys()
                .unless(unless(run -> run.endedAt() == null, "No run is under way."))
                .runs(() -> model.steer("Aborting", runs -> runs.abort(run())));
        approve = Act.of("emergency.approve", "Approve")
                .help("Says yes, as a second admin, to this scope and this document")
                .needs(Role.ADMIN)
                .destroys()
                .unless(Bindings.createStringBinding(
                        () -> whyNoApproval(
                                model.run().get(), desk.acts().operator().get()),
                        model.run(),
                        desk.acts().operator()))
                .runs(() -> model.steer("Approving", runs -> runs.approve(current())));
        reason = Act.of("emergency.reason", "State the reason")
                .help("Writes the reason into audit and report; possible until the report closes")
                .needs(Role.ADMIN)
                .changes()
                .unless(Bindings.createStringBinding(this::whyNoReason, model.run(), model.reason()))
                .runs(() -> model.steer(
                        "Stating the reason",
                        runs -> runs.state(run(), model.reason().get())));
        thaw = Act.of("emergency.thaw", "Thaw")
                .help("Opens issuance that an ended run left frozen; the reason goes into the audit log")
                .needs(Role.ADMIN)
                .changes()
                .runs(this::thaw);
        another = Act.of("emergency.another", "Another run")
                .help("Lays the ended run aside and counts anew what the scope would hit")
                .unless(unless(run -> run.endedAt() != null, "A run is under way or has not begun."))
                .runs(model::another);
    }

    List<Act> all() {
        return List.of(invalidate, drill, pause, resume, abort, approve, reason, thaw, another);
    }

    private void thaw(Map<String, String> arguments) {
        String run = arguments.getOrDefault("run", "");
        String why = arguments.getOrDefault("reason", "");
        desk.work()
                .job("Thawing", progress -> model.client().thaw(run, why))
                .onSuccess(thawed -> desk.notices().say("Links can be issued in " + thawed.scope() + " again."))
                .onEnd(model.bookcase()::loadHistory)
                .start();
    }

    /** Whether the run waits for a second admin. */
    static boolean waits(@Nullable Run run) {
        return run != null
                && run.endedAt() == null
                && run.steps().stream().anyMatch(s -> s.id().equals("approve") && s.state() == StepState.RUNNING);
    }

    private static String whyNoApproval(@Nullable Run run, @Nullable Operator who) {
        if (!waits(run)) {
            return "The run waits for no approval.";
        }
        return who != null && Objects.requireNonNull(run).by().equals(who.name())
                ? "You declared this run; another admin has to approve it."
                : "";
    }

    private String whyNoReason() {
        if (!model.running()) {
            return "No run is under way.";
        }
        return model.reason().get().isBlank() ? "Choose or write the reason first." : "";
    }

    private ObservableValue<String> unless(Predicate<Run> fine, String otherwise) {
        return Bindings.createStringBinding(
                () -> {
                    Run run = model.run().get();
                    return run != null && fine.test(run) ? "" : otherwise;
                },
                model.run());
    }

    private Run current() {
        return Objects.requireNonNull(model.run().get());
    }

    private String run() {
        return current().run();
    }
}
