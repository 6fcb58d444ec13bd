package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The life of one run of a runbook. */
public enum RunState {
    @JsonProperty("running")
    RUNNING,
    /** Waits for a person: a pause, or a step that stopped it. */
    @JsonProperty("paused")
    PAUSED,
    /** Every step ended and verification was green. */
    @JsonProperty("closed")
    CLOSED,
    /** Ended with a failed step. */
    @JsonProperty("failed")
    FAILED,
    /** Ended by a person; containment stands. */
    @JsonProperty("aborted")
    ABORTED
}
