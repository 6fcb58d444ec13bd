package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The life of one step of a run. */
public enum StepState {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("running")
    RUNNING,
    /** Was running when the service stopped: verified before it acts again. */
    @JsonProperty("in-doubt")
    IN_DOUBT,
    @JsonProperty("done")
    DONE,
    /** Its precondition says there is nothing to do, and the evidence says why. */
    @JsonProperty("not-needed")
    NOT_NEEDED,
    @JsonProperty("skipped")
    SKIPPED,
    @JsonProperty("failed")
    FAILED
}
