package dev.sluice.runbook;

import dev.sluice.api.Fault;
import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.StepEvidence;
import dev.sluice.api.StepState;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A run in memory, which is where it is true: the journal's rows follow it. Guarded by itself. At most one chain of
 * boundaries works on a run at a time.
 */
final class LiveRun {
    private static final Set<StepState> UNENDED = EnumSet.of(StepState.PENDING, StepState.RUNNING, StepState.IN_DOUBT);

    private final Runbook runbook;
    private RunRecord record;
    private boolean working;
    private long turn;
    private int unwritten;
    private @Nullable String hindrance;

    LiveRun(Runbook runbook, RunRecord record) {
        this.runbook = runbook;
        this.record = record;
    }

    Runbook runbook() {
        return runbook;
    }

    synchronized RunRecord record() {
        return record;
    }

    String id() {
        return record().run().run();
    }

    synchronized Run shown() {
        return record.shown(unwritten == 0, hindrance);
    }

    synchronized RunRecord update(UnaryOperator<RunRecord> change) {
        record = change.apply(record);
        return record;
    }

    /**
     * What a step kept.
     *
     * @throws Fault {@code step-unknown}
     */
    StepEvidence evidence(String id) {
        StepType type = runbook.find(id)
                .map(Runbook.Block::type)
                .orElseThrow(() -> Fault.notFound("step-unknown", "The run has no step " + id + ".", null));
        String undo = switch (type.undo()) {
            case Undo.By(String act) -> act;
            case Undo.None(String reason) -> reason;
        };
        Map<String, Object> kept = StepContext.read(record().kept().getOrDefault(id, "{}"));
        return new StepEvidence(id, type.requires(), type.preview(), undo, kept);
    }

    /** Takes the run for a chain; false when a chain works on it already or it does not run. */
    synchronized boolean take() {
        if (working || record.run().state() != RunState.RUNNING) {
            return false;
        }
        working = true;
        turn++;
        return true;
    }

    /** Whether the chain may go on; gives the run back when not. */
    synchronized boolean goesOn() {
        working = record.run().state() == RunState.RUNNING;
        return working;
    }

    /** Gives the run back until it is woken; the ticket is void once another chain took the run. */
    synchronized long rest() {
        working = false;
        return turn;
    }

    synchronized boolean stillRests(long ticket) {
        return turn == ticket;
    }

    /** The first step that has not ended. */
    synchronized Optional<Run.Step> next() {
        return record.run().steps().stream()
                .filter(s -> UNENDED.contains(s.state()))
                .findFirst();
    }

    /** Changes the run and marks it "not yet durable" in one, so that nobody sees the change taken for written. */
    synchronized void writing(UnaryOperator<RunRecord> change) {
        record = change.apply(record);
        unwritten++;
    }

    /** A write failed and is tried again. */
    synchronized void hindered(String by) {
        hindrance = by;
    }

    synchronized void written() {
        unwritten--;
        if (unwritten == 0) {
            hindrance = null;
        }
    }
}
