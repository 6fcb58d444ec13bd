package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to viewers when the entitlement hook does not answer in time. */
public enum FailureMode {
    /** They watch. */
    @JsonProperty("open")
    OPEN,
    /** They are refused until it answers again. */
    @JsonProperty("closed")
    CLOSED
}
