package dev.sluice.runbook;

/** What a step's {@code verify} found. */
public sealed interface Check {
    /** One line for people, in the present tense. */
    String evidence();

    /** The step's effect is in place. */
    record Holds(String evidence) implements Check {}

    /** It is not, and what is instead. */
    record Missing(String evidence) implements Check {}
}
