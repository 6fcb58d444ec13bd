package dev.sluice.runbook.step;

import dev.sluice.api.EmergencySettings;
import dev.sluice.floors.Scope;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Approval;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import dev.sluice.runbook.Undo;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for a second admin where the service is set to want one for the scope. A yes counts for this scope and document. */
final class Approve implements StepType {
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final Supplier<EmergencySettings> settings;

    Approve(Supplier<EmergencySettings> settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "approve";
    }

    /** It stands before containment, so nothing of it may wait for a disk. */
    @Override
    public boolean urgent() {
        return true;
    }

    @Override
    public boolean approved() {
        return true;
    }

    @Override
    public String requires() {
        return "The service is set to want a second admin for this kind of scope.";
    }

    @Override
    public Optional<String> notNeeded(StepContext step) {
        if (step.run().drill()) {
            return Optional.of("A drill hits canary links only.");
        }
        return wanted(settings.get(), step) ? Optional.empty() : Optional.of("One admin is enough for this scope.");
    }

    /** Whether the service is set to want a second admin for the kind of scope that a run has. */
    static boolean wanted(EmergencySettings now, StepContext step) {
        return now.secondAdmin().contains(Scope.parse(step.target()).kind().word());
    }

    @Override
    public String preview() {
        return "Waits for a second admin's approval where the service wants one.";
    }

    /** The approval itself wakes the run; until then there is nothing to look at. */
    @Override
    public Act act(StepContext step) {
        return step.kept(Approval.class).isPresent()
                ? new Act.Done()
                : new Act.Waits(step.now().plus(LOOK_AGAIN), "waits for a second admin; nothing is shut yet");
    }

    @Override
    public Check verify(StepContext step) {
        var approval = step.kept(Approval.class).orElse(null);
        if (approval == null) {
            return new Check.Missing("No second admin has approved.");
        }
        var run = step.run();
        return approval.scope().equals(run.scope()) && approval.runbookHash().equals(run.runbookHash())
                ? new Check.Holds("approved by " + approval.by())
                : new Check.Missing("The approval is for another scope or document.");
    }

    @Override
    public Undo undo() {
        return new Undo.By("Abort the run while nothing is shut.");
    }
}
