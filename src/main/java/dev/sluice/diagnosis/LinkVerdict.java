package dev.sluice.diagnosis;

import com.fasterxml.jackson.annotation.JsonValue;

/** The one thing to know about a link. */
public enum LinkVerdict {
    /** A viewer who opened it got media. */
    PLAYABLE("playable", "the viewer's device or network"),
    EXPIRED("expired", "the link"),
    NOT_YET_VALID("not-yet-valid", "the link"),
    /** By an act, for good. */
    REVOKED("revoked", "an operator's act"),
    /** By a hold that can be lifted. */
    FROZEN("frozen", "an operator's act"),
    /** The link is bound to a viewer, site, network, device or count that does not fit. */
    WRONG_CONTEXT("wrong-context", "where the link is opened"),
    ASSET_NOT_PUBLISHED("asset-not-published", "the video"),
    /** The credential reached the first requests and not a later one. */
    TOKEN_LOST("token-lost", "how the link is made"),
    /** Players in web pages may not read the answers. */
    CORS("cors", "the server's settings"),
    /** Refused by time, while the clocks of this machine and the server disagree. */
    CLOCK("clock", "a clock"),
    /** An edge answers otherwise than the service says it should, or not at all. */
    EDGE_UNHEALTHY("edge-unhealthy", "the edge or what stands behind it"),
    /** Media comes slower than it plays. */
    ORIGIN_SLOW("origin-slow", "the origin or the way to it"),
    /** A playlist or segment is missing or is not what it should be. */
    MEDIA_BROKEN("media-broken", "the video"),
    /** Nobody here issued it. */
    UNKNOWN_LINK("unknown-link", "the link"),
    NOT_A_LINK("not-a-link", "what was pasted"),
    /** The server of the link does not answer. */
    SERVICE_UNREACHABLE("service-unreachable", "the server"),
    /** Decoded only, or held back by a rule; nothing wrong was seen. */
    NOT_MEASURED("not-measured", "");

    private final String code;
    private final String side;

    LinkVerdict(String code, String side) {
        this.code = code;
        this.side = side;
    }

    /** Its stable name. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Where to look, as in "Look at …"; empty when that is not known. */
    public String side() {
        return side;
    }
}
