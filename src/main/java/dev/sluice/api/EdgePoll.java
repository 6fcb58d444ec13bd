package dev.sluice.api;

import java.util.Map;

/**
 * What an edge agent says each time it asks for more of the revocation feed. Asking is the acknowledgement and the heartbeat.
 *
 * @param feed id of the feed it follows, as the feed's start told it
 * @param acknowledged newest sequence in force there
 * @param version of the agent
 * @param url where viewers reach the edge; the address that its key names has precedence
 * @param skewMs how far its clock was ahead of the service's at the last answer, in milliseconds
 * @param served requests admitted since it started
 * @param refused requests refused since it started
 * @param refusedByScope those of them that an invalidation refused, by the scope that hit
 * @param leaving whether this is its last word: it stops to serve
 */
public record EdgePoll(
        String feed,
        long acknowledged,
        String version,
        String url,
        long skewMs,
        long served,
        long refused,
        Map<String, Long> refusedByScope,
        boolean leaving) {
    public EdgePoll {
        refusedByScope = refusedByScope == null ? Map.of() : Map.copyOf(refusedByScope);
    }
}
