package dev.sluice.runbook.step;

import dev.sluice.api.StepState;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Scope;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.OnFailure;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import dev.sluice.runbook.Undo;
import dev.sluice.share.Revocations;
import java.util.Optional;

/** Lets issuance inside the scope go on, and only after a green verification. */
final class Thaw implements StepType {
    private final Revocations revocations;
    private final Gate gate;

    Thaw(Revocations revocations, Gate gate) {
        this.revocations = revocations;
        this.gate = gate;
    }

    @Override
    public String name() {
        return "thaw";
    }

    @Override
    public OnFailure onFailure() {
        return OnFailure.STOPS;
    }

    @Override
    public Optional<String> notNeeded(StepContext step) {
        return Scope.parse(step.target()).kind() == Scope.Kind.VIEWER
                ? Optional.of("The viewer stays refused: no link is issued to this viewer until an admin thaws it.")
                : Optional.empty();
    }

    @Override
    public String requires() {
        return "Verification is green.";
    }

    @Override
    public Optional<String> unmet(StepContext step) {
        return step.stateOf("verify").filter(StepState.DONE::equals).isPresent()
                ? Optional.empty()
                : Optional.of("Verification is not green, so issuance stays frozen.");
    }

    @Override
    public String preview() {
        return "Opens issuance again if verification is green.";
    }

    @Override
    public Act act(StepContext step) {
        if (frozen(step) && !frozenAgain(step)) {
            var run = step.run();
            revocations
                    .thaw(Scope.parse(step.target()), run.run(), run.by())
                    .durable()
                    .join();
        }
        return new Act.Done();
    }

    @Override
    public Check verify(StepContext step) {
        if (frozen(step) && frozenAgain(step)) {
            return new Check.Holds(
                    "issuance stays frozen: a later run over the same scope froze it again, and opens it once it is verified");
        }
        return frozen(step)
                ? new Check.Missing("Issuance is still frozen.")
                : new Check.Holds("issuance is open again; new links carry the new epoch");
    }

    /** Whether another run has contained the scope since: what it froze is not this run's to open. */
    private boolean frozenAgain(StepContext step) {
        return step.keptBy("contain", Contain.Contained.class)
                .filter(mine -> gate.floor(Scope.parse(step.target())) > mine.after())
                .isPresent();
    }

    private boolean frozen(StepContext step) {
        return gate.issuanceFrozen(Scope.parse(step.target()));
    }

    @Override
    public Undo undo() {
        return new Undo.By("Invalidate the scope again: it freezes issuance first.");
    }
}
