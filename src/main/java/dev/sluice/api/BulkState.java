package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an act on many shares is. */
public enum BulkState {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("done")
    DONE,
    /** Ended by a person before the last share; what was done stands. */
    @JsonProperty("cancelled")
    CANCELLED
}
