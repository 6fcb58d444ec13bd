package dev.sluice.runbook;

import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.StepState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a run at one moment.
 *
 * @param run as the control API shows it
 * @param target scope it acts upon: the named scope, or a canary scope in a drill
 * @param kept document that each step keeps, JSON text by step id
 */
record RunRecord(Run run, String target, Map<String, String> kept) {
    RunRecord {
        kept = Map.copyOf(kept);
    }

    Run.Step step(String id) {
        return run.steps().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    RunRecord begun(String id, Instant at) {
        return with(id, s -> new Run.Step(id, s.title(), StepState.RUNNING, at, null, s.evidence()));
    }

    RunRecord ended(String id, StepState state, Instant at, String evidence) {
        return with(
                id, s -> new Run.Step(id, s.title(), state, s.startedAt() == null ? at : s.startedAt(), at, evidence));
    }

    RunRecord inState(String id, StepState state) {
        return with(id, s -> new Run.Step(id, s.title(), state, s.startedAt(), null, s.evidence()));
    }

    RunRecord seen(String id, String evidence) {
        return with(id, s -> new Run.Step(id, s.title(), s.state(), s.startedAt(), s.endedAt(), evidence));
    }

    RunRecord keeping(String id, String json) {
        var all = new HashMap<>(kept);
        all.put(id, json);
        return new RunRecord(run, target, all);
    }

    RunRecord in(RunState state, @Nullable Instant endedAt) {
        return of(with(state, endedAt, run.reason(), run.steps(), run.containedMs(), run.verifiedMs()));
    }

    RunRecord because(String reason) {
        return of(with(run.state(), run.endedAt(), reason, run.steps(), run.containedMs(), run.verifiedMs()));
    }

    RunRecord contained(Instant at) {
        return of(with(run.state(), run.endedAt(), run.reason(), run.steps(), run.millisTo(at), run.verifiedMs()));
    }

    RunRecord verified(Instant at) {
        return of(with(run.state(), run.endedAt(), run.reason(), run.steps(), run.containedMs(), run.millisTo(at)));
    }

    /** The run as it is shown, with what the journal knows of its durability. */
    Run shown(boolean durable, @Nullable String hindrance) {
        return with(
                run.state(),
                run.endedAt(),
                run.reason(),
                run.steps(),
                run.containedMs(),
                run.verifiedMs(),
                durable,
                hindrance);
    }

    private RunRecord with(String id, UnaryOperator<Run.Step> change) {
        var steps = run.steps().stream()
                .map(s -> s.id().equals(id) ? change.apply(s) : s)
                .toList();
        return of(with(run.state(), run.endedAt(), run.reason(), steps, run.containedMs(), run.verifiedMs()));
    }

    private RunRecord of(Run changed) {
        return new RunRecord(changed, target, kept);
    }

    private Run with(
            RunState state,
            @Nullable Instant endedAt,
            @Nullable String reason,
            List<Run.Step> steps,
            @Nullable Long containedMs,
            @Nullable Long verifiedMs) {
        return with(state, endedAt, reason, steps, containedMs, verifiedMs, run.durable(), run.hindrance());
    }

    /** The one copy of a run: what was declared stays, all that can change is named. */
    private Run with(
            RunState state,
            @Nullable Instant endedAt,
            @Nullable String reason,
            List<Run.Step> steps,
            @Nullable Long containedMs,
            @Nullable Long verifiedMs,
            boolean durable,
            @Nullable String hindrance) {
        return new Run(
                run.run(),
                run.runbook(),
                run.runbookHash(),
                run.scope(),
                run.drill(),
                reason,
                run.by(),
                state,
                run.declaredAt(),
                endedAt,
                steps,
                containedMs,
                verifiedMs,
                durable,
                hindrance);
    }
}
