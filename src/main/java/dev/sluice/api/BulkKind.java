package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is done to many shares at once. */
public enum BulkKind {
    /** Holds them until they are unfrozen. */
    @JsonProperty("freeze")
    FREEZE,
    /** Lifts that hold. */
    @JsonProperty("unfreeze")
    UNFREEZE,
    /** Sets the TTL, counted from now. */
    @JsonProperty("ttl")
    TTL,
    /** Gives each the longest time its tier allows, counted from now. */
    @JsonProperty("extend")
    EXTEND,
    /** Brings those outside their tier's range inside it; never lengthens what was too long. */
    @JsonProperty("align")
    ALIGN,
    /** Makes a new share like each. */
    @JsonProperty("reissue")
    REISSUE,
    /** Ends them for good. */
    @JsonProperty("revoke")
    REVOKE,
    /** Takes back what an act before has done. */
    @JsonProperty("undo")
    UNDO
}
