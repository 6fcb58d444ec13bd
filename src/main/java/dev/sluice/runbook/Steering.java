package dev.sluice.runbook;

import dev.sluice.api.Fault;
import dev.sluice.api.Operator;
import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.StepState;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a person may do to a run. Each act is in the audit log, answers the run as it is after it, and takes effect when
 * the step under way has ended; none of them undoes containment. All throw {@link Fault} {@code run-unknown} for an id
 * that no run has.
 */
public final class Steering {
    private static final Set<StepState> OVER = EnumSet.of(StepState.FAILED, StepState.SKIPPED);

    private final LiveRuns runs;
    private final Journal journal;
    private final Engine engine;
    private final Clock clock;

    Steering(LiveRuns runs, Journal journal, Engine engine, Clock clock) {
        this.runs = runs;
        this.journal = journal;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * Stops before the next step.
     *
     * @throws Fault {@code run-not-running}
     */
    public Run pause(String run, Operator by) {
        return steer(run, Set.of(RunState.RUNNING), line(by, "run.pause", ""), r -> r.in(RunState.PAUSED, null));
    }

    /**
     * Goes on with a paused run.
     *
     * @throws Fault {@code run-not-running}
     */
    public Run resume(String run, Operator by) {
        return steer(run, Set.of(RunState.PAUSED), line(by, "run.resume", ""), r -> r.in(RunState.RUNNING, null));
    }

    /**
     * Ends a run before its document does. What is contained stays contained, issuance stays frozen.
     *
     * @throws Fault {@code run-not-running}
     */
    public Run abort(String run, Operator by) {
        return steer(
                run,
                Set.of(RunState.RUNNING, RunState.PAUSED),
                line(by, "run.abort", ""),
                r -> r.in(RunState.ABORTED, clock.instant()));
    }

    /**
     * Does a failed or skipped step again, and after it those that failed later, for they may have failed because of it.
     *
     * @throws Fault {@code run-not-running} for an aborted run, {@code step-unknown}, {@code step-not-over}
     */
    public Run retry(String run, String step, Operator by) {
        requireStep(run, step, OVER, "has neither failed nor been skipped");
        return steer(
                run,
                Set.of(RunState.RUNNING, RunState.PAUSED, RunState.FAILED),
                line(by, "run.retry", step),
                r -> again(r, step).in(RunState.RUNNING, null));
    }

    /**
     * Leaves a step out that failed or has not begun, and says why. A run that it stopped goes on.
     *
     * @param reason 1 to 500 characters
     * @throws Fault {@code run-not-running}, {@code step-unknown}, {@code step-not-over}, {@code reason-missing}
     */
    public Run skip(String run, String step, String reason, Operator by) {
        String why = Reasons.stated(reason);
        requireStep(run, step, EnumSet.of(StepState.FAILED, StepState.PENDING), "has begun or ended");
        return steer(
                run,
                Set.of(RunState.RUNNING, RunState.PAUSED),
                new Line(by.name(), "run.skip", Map.of("step", step, "evidence", why)),
                r -> skipped(r, step, "Skipped by " + by.name() + ": " + why));
    }

    /**
     * States or corrects the reason for a run, until it has ended.
     *
     * @param reason 1 to 500 characters
     * @throws Fault {@code run-not-running}, {@code reason-missing}
     */
    public Run state(String run, String reason, Operator by) {
        String why = Reasons.stated(reason);
        return steer(
                run,
                Set.of(RunState.RUNNING, RunState.PAUSED),
                new Line(by.name(), "run.reason", Map.of("evidence", why)),
                r -> r.because(why));
    }

    /**
     * Says yes to a run that waits for a second admin. The yes binds to scope and document: one for another scope or
     * another version of the document does not count.
     *
     * @throws Fault {@code run-not-running}, {@code approval-not-wanted}, {@code approval-own}, {@code approval-other}
     */
    public Run approve(String run, String scope, String runbookHash, Operator by) {
        LiveRun live = runs.get(run);
        String step = awaiting(live);
        Run shown = live.shown();
        if (shown.by().equals(by.name())) {
            throw Fault.conflict(
                    "approval-own",
                    "Whoever declared a run cannot approve it.",
                    "Ask another admin to open the Emergency panel.");
        }
        if (!shown.scope().equals(scope) || !shown.runbookHash().equals(runbookHash)) {
            throw Fault.conflict(
                    "approval-other",
                    "This approval names another scope or another version of the document.",
                    "Look at the run again, then approve what it says.");
        }
        var approval = new Approval(scope, runbookHash, by.name(), clock.instant());
        return steer(
                run,
                Set.of(RunState.RUNNING, RunState.PAUSED),
                new Line(by.name(), "run.approve", Map.of("step", step, "scope", scope, "runbook", runbookHash)),
                r -> r.keeping(step, StepContext.json(approval)));
    }

    private static String awaiting(LiveRun run) {
        return run.runbook().blocks().stream()
                .filter(b -> b.type().approved())
                .filter(b -> run.record().step(b.id()).state() == StepState.RUNNING)
                .map(Runbook.Block::id)
                .findFirst()
                .orElseThrow(() -> Fault.conflict("approval-not-wanted", "The run waits for no approval.", null));
    }

    private Run steer(String id, Set<RunState> from, Line line, UnaryOperator<RunRecord> change) {
        LiveRun run = runs.get(id);
        UnaryOperator<RunRecord> steered = record -> {
            if (!from.contains(record.run().state())) {
                throw Fault.conflict(
                        "run-not-running", "The run has ended or is in another state.", "Look at the run again.");
            }
            return change.apply(record);
        };
        journal.write(run, steered, List.of(line), () -> engine.kept(run));
        engine.changed(run);
        engine.proceed(run);
        return run.shown();
    }

    private RunRecord skipped(RunRecord record, String step, String evidence) {
        boolean stopped = record.step(step).state() == StepState.FAILED;
        var after = record.ended(step, StepState.SKIPPED, clock.instant(), evidence);
        return stopped ? after.in(RunState.RUNNING, null) : after;
    }

    private static RunRecord again(RunRecord record, String step) {
        boolean reached = false;
        var after = record.inState(step, StepState.PENDING);
        for (Run.Step each : record.run().steps()) {
            reached |= each.id().equals(step);
            if (reached && each.state() == StepState.FAILED) {
                after = after.inState(each.id(), StepState.PENDING);
            }
        }
        return after;
    }

    private void requireStep(String run, String step, Set<StepState> states, String objection) {
        var found = runs.look(run).record().run().steps().stream()
                .filter(s -> s.id().equals(step))
                .findFirst()
                .orElseThrow(() -> Fault.notFound("step-unknown", "The run has no step " + step + ".", null));
        if (!states.contains(found.state())) {
            throw Fault.conflict("step-not-over", "The step " + step + " " + objection + ".", null);
        }
    }

    private static Line line(Operator by, String act, String step) {
        return new Line(by.name(), act, Map.of("step", step));
    }
}
