package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Risk tier of a share; decides the range of its TTL and the lease of its edges. */
public enum Risk {
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH
}
