package dev.sluice.token;

/**
 * Why a request was denied, in the numbers of the {@code s-uri-signing} log field (RFC 9246 section 5).
 *
 * <p>Numbers go into the audit and, with CORS headers, onto the 401 or 403 answer.
 */
public enum DenyCode {
    /** The signature does not verify, its key is unknown or killed, or its algorithm is not the key's. */
    SIGNATURE(400),
    /** The issuer is not the one expected. */
    ISSUER(401),
    /** The token is meant for another set of edges. */
    AUDIENCE(403),
    /** The token has expired, or its expiry is missing or beyond 24 h. */
    EXPIRED(404),
    /** The token is not valid yet. */
    NOT_YET_VALID(405),
    /** The token asks an edge to renew it, which the profile forbids. */
    RENEWAL(406),
    /** The token carries {@code jti}, a replay id that no edge of ours keeps. */
    SINGLE_USE(407),
    /** Revoked by a floor, a hold or the session denylist. RFC 9246 has no number of its own for that. */
    REVOKED(407),
    /** The version is not 1. */
    VERSION(408),
    /** A claim is marked critical and not understood. */
    CRITICAL(409),
    /** The viewer's address or device is not the one the share is bound to. */
    ADDRESS(410),
    /** The path is not inside the token's URI container, or there is none. */
    URI(411),
    /** Not a token of the profile. */
    MALFORMED(500);

    private final int number;

    DenyCode(int number) {
        this.number = number;
    }

    /** The three digits of RFC 9246. */
    public int number() {
        return number;
    }
}
