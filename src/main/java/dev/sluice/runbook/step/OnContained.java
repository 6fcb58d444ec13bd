package dev.sluice.runbook.step;

import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import java.util.Optional;

/** A step that works on what {@link Contain} cut off, and has nothing to work on before that. */
interface OnContained extends StepType {
    @Override
    default String requires() {
        return "The scope is contained.";
    }

    @Override
    default Optional<String> unmet(StepContext step) {
        return step.keptBy("contain", Contain.Contained.class).isPresent()
                ? Optional.empty()
                : Optional.of("Nothing is contained in this run.");
    }
}
