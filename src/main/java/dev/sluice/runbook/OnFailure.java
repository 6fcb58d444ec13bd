package dev.sluice.runbook;

/** What a step that failed does to its run. */
public enum OnFailure {
    /** The run goes on and ends as failed: whatever can still be contained must be. */
    CONTINUES,
    /** The run stops and waits for a person: nothing may be opened on a doubt. */
    STOPS
}
