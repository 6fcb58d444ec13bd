package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an operator may do; each role includes those before it. */
public enum Role {
    /** Reads, inspects, reissues and extends within policy. */
    @JsonProperty("support")
    SUPPORT,
    /** Adds and publishes assets, creates and withdraws shares. */
    @JsonProperty("producer")
    PRODUCER,
    /** Revokes, invalidates, rotates keys, manages operators. */
    @JsonProperty("admin")
    ADMIN;

    /** Whether this role includes {@code needed}. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}
