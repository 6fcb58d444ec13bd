package dev.sluice.token;

/** What verification of a token has to say about one request. */
public sealed interface Verdict {

    /** Signature, times, audience and path hold. Floors, holds and the denylist are still to be asked. */
    record Accepted(Claims claims) implements Verdict {}

    /**
     * The request must not be served.
     *
     * @param code the reason, in numbers of RFC 9246
     * @param sentence the reason for a person; never holds any part of the token
     */
    record Refused(DenyCode code, String sentence) implements Verdict {}
}
