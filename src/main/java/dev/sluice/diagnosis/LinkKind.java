package dev.sluice.diagnosis;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a pasted text is. */
public enum LinkKind {
    /** A watch page, or the signed link of an {@code api} share. */
    @JsonProperty("sluice-share")
    SLUICE_SHARE,
    /** A page for an iframe. */
    @JsonProperty("sluice-embed")
    SLUICE_EMBED,
    /** A media URL or a bare token of RFC 9246. */
    @JsonProperty("rfc9246")
    RFC9246,
    @JsonProperty("jwt")
    JWT,
    /** A playlist without a credential that is known. */
    @JsonProperty("hls")
    HLS,
    /** Somebody's web page. */
    @JsonProperty("page")
    PAGE,
    @JsonProperty("unknown")
    UNKNOWN
}
