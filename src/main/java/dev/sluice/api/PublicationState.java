package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How one destination of a show does. */
public enum PublicationState {
    /** Nothing to send yet. */
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("connecting")
    CONNECTING,
    @JsonProperty("live")
    LIVE,
    /** Takes less than it is sent: the bit rate is low or pictures are dropped. */
    @JsonProperty("struggling")
    STRUGGLING,
    /** Accepted the connection and takes nothing any more. */
    @JsonProperty("stalled")
    STALLED,
    /** Lost or refused; tried again by itself. */
    @JsonProperty("retrying")
    RETRYING,
    /** Given up after as many attempts as it is allowed. */
    @JsonProperty("failed")
    FAILED,
    /** Ended by an operator, a run, or the end of the show. */
    @JsonProperty("stopped")
    STOPPED;

    /** Whether nothing is sent any more, and nothing will be unless somebody begins it again. */
    public boolean over() {
        return this == STOPPED || this == FAILED;
    }
}
