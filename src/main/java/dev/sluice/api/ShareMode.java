package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a share is watched. */
public enum ShareMode {
    /** A stable page for an iframe, {@code /embed/{handle}}. */
    @JsonProperty("embed")
    EMBED,
    /** A watch page, {@code /s/{handle}}. */
    @JsonProperty("direct")
    DIRECT,
    /** A signed link for players and customers' own pages. */
    @JsonProperty("api")
    API
}
