package dev.sluice.runbook;

/** How a step is taken back by a person. The engine never takes anything back by itself. */
public sealed interface Undo {
    /** What to do. */
    record By(String act) implements Undo {}

    /** It cannot be taken back, and why that is meant. */
    record None(String reason) implements Undo {}
}
