package dev.sluice.runbook.step;

import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import dev.sluice.runbook.Undo;

/** Says who shuts what and why; the run's row is the declaration. */
final class Declare implements StepType {
    @Override
    public String name() {
        return "declare";
    }

    @Override
    public boolean urgent() {
        return true;
    }

    @Override
    public String preview() {
        return "Records who declares, the scope, the reason and the document's hash.";
    }

    @Override
    public Act act(StepContext step) {
        return new Act.Done();
    }

    @Override
    public Check verify(StepContext step) {
        var run = step.run();
        String reason = run.reason() == null ? "not stated" : run.reason();
        String drill = run.drill() ? " · drill over " + step.target() : "";
        return new Check.Holds(run.by() + " · reason: " + reason + drill);
    }

    @Override
    public Undo undo() {
        return new Undo.None("What was declared stays in the record; a mistake is corrected by a reason.");
    }
}
