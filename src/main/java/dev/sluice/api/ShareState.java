package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The life of a {@link Share}. */
public enum ShareState {
    @JsonProperty("active")
    ACTIVE,
    /** Held; comes back when the hold is lifted. */
    @JsonProperty("frozen")
    FROZEN,
    /** Past its end. */
    @JsonProperty("expired")
    EXPIRED,
    /** Below a floor; never comes back. */
    @JsonProperty("revoked")
    REVOKED
}
