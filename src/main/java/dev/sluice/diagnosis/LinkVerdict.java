package dev.sluice.diagnosis;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The one thing to know about a link. */
public enum LinkVerdict {
    /** A viewer who opened it got media. */
    @JsonProperty("playable")
    PLAYABLE,
    @JsonProperty("expired")
    EXPIRED,
    @JsonProperty("not-yet-valid")
    NOT_YET_VALID,
    /** By an act, for good. */
    @JsonProperty("revoked")
    REVOKED,
    /** By a hold that can be lifted. */
    @JsonProperty("frozen")
    FROZEN,
    /** The link is bound to a viewer, site, network, device or count that does not fit. */
    @JsonProperty("wrong-context")
    WRONG_CONTEXT,
    @JsonProperty("asset-not-published")
    ASSET_NOT_PUBLISHED,
    /** The credential reached the first requests and not a later one. */
    @JsonProperty("token-lost")
    TOKEN_LOST,
    /** Players in web pages may not read the answers. */
    @JsonProperty("cors")
    CORS,
    /** Refused by time, while the clocks of this machine and the server disagree. */
    @JsonProperty("clock")
    CLOCK,
    /** An edge answers otherwise than the service says it should. */
    @JsonProperty("edge-unhealthy")
    EDGE_UNHEALTHY,
    /** Media comes slower than it plays. */
    @JsonProperty("origin-slow")
    ORIGIN_SLOW,
    /** A playlist or segment is missing or is not what it should be. */
    @JsonProperty("media-broken")
    MEDIA_BROKEN,
    /** Nobody here issued it. */
    @JsonProperty("unknown-link")
    UNKNOWN_LINK,
    @JsonProperty("not-a-link")
    NOT_A_LINK,
    /** The server of the link does not answer. */
    @JsonProperty("service-unreachable")
    SERVICE_UNREACHABLE,
    /** Decoded only, or held back by a rule; nothing wrong was seen. */
    @JsonProperty("not-measured")
    NOT_MEASURED
}
