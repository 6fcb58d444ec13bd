package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an edge stands to the revocation feed. */
public enum EdgeState {
    /** It has a key and has not asked yet, or it was stopped in good order. */
    @JsonProperty("absent")
    ABSENT,
    /** It has everything in force. */
    @JsonProperty("current")
    CURRENT,
    /** It has not acknowledged the newest sequence, or has gone silent; it may still serve until its lease ends. */
    @JsonProperty("behind")
    BEHIND,
    /** Its lease is over: it serves nothing protected. */
    @JsonProperty("cut-off")
    CUT_OFF,
    /** Its clock is so far off that it lets its lease run out and serves nothing protected. */
    @JsonProperty("clock-wrong")
    CLOCK_WRONG
}
