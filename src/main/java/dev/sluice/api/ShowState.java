package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The life of a {@link Show}. */
public enum ShowState {
    /** Begins by itself at its time. */
    @JsonProperty("scheduled")
    SCHEDULED,
    /** Nothing has come from its source yet. */
    @JsonProperty("starting")
    STARTING,
    @JsonProperty("live")
    LIVE,
    @JsonProperty("ended")
    ENDED,
    /** Its source never gave anything. */
    @JsonProperty("failed")
    FAILED
}
