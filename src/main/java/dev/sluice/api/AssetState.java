package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The life of an {@link Asset}. */
public enum AssetState {
    /** Known, its source not yet being prepared. */
    @JsonProperty("draft")
    DRAFT,
    /** Renditions are being made or checked. */
    @JsonProperty("preparing")
    PREPARING,
    /** Passed its checks; may be published. */
    @JsonProperty("ready")
    READY,
    /** Preparation failed or a check blocks. */
    @JsonProperty("not-ready")
    NOT_READY,
    /** May be shared. */
    @JsonProperty("published")
    PUBLISHED,
    /** Was published; no session may start any more. */
    @JsonProperty("withdrawn")
    WITHDRAWN
}
