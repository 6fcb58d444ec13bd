package dev.sluice.runbook;

import java.util.List;
import java.util.Optional;

/**
 * A kind of step that a runbook's blocks can name.
 *
 * <p>The engine commits the intent, calls {@link #act}, then {@link #verify}, and commits what that found. A process can
 * die between any two of these, so {@code act} must be idempotent under {@link StepContext#key()} and {@code verify} must
 * look at the world and at what the step kept, never at memory of its own. Methods run on the engine's executor and may
 * block for seconds; longer waits are {@link Act.Waits}.
 */
public interface StepType {
    /** As a block's {@code type:} names it. */
    String name();

    /** What its blocks may say. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** What its failure does to the run. */
    default OnFailure onFailure() {
        return OnFailure.CONTINUES;
    }

    /** Whether the step is part of containment, which no disk may delay: its intent is queued, not awaited. */
    default boolean urgent() {
        return false;
    }

    /** Whether the step ends only by another person's approval, which {@link Steering#approve} keeps for it. */
    default boolean approved() {
        return false;
    }

    /** Whether its being done is the proof the run is for: that stops the clock "declared → verified". */
    default boolean proves() {
        return false;
    }

    /** What must be so before it acts, one sentence for people. */
    default String requires() {
        return "Nothing has to be so before.";
    }

    /** Why it must not act now: its precondition is not met. Empty when it may. Read-only. */
    default Optional<String> unmet(StepContext step) {
        return Optional.empty();
    }

    /** Why there is nothing to do; empty when there is. Read-only. */
    default Optional<String> notNeeded(StepContext step) {
        return Optional.empty();
    }

    /** What it would do, one sentence for people. */
    String preview();

    /** Does it, or finds it done. */
    Act act(StepContext step);

    /** Whether it is done. Changes nothing that a viewer could notice. */
    Check verify(StepContext step);

    /** How to take it back. */
    Undo undo();
}
