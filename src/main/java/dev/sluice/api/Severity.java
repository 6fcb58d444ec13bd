package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a {@link Finding} matters, worst first. */
public enum Severity {
    /** The asset must not be shared, or the link cannot work, until this is mended. */
    @JsonProperty("blocks")
    BLOCKS,
    /** Some viewers will notice. */
    @JsonProperty("warns")
    WARNS,
    /** Worth knowing, nothing to mend. */
    @JsonProperty("info")
    INFO,
    /** The check ran and found nothing wrong. */
    @JsonProperty("holds")
    HOLDS,
    /** No evidence could be had; never a pass. */
    @JsonProperty("not-measured")
    NOT_MEASURED
}
