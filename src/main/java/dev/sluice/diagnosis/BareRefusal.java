package dev.sluice.diagnosis;

import dev.sluice.api.Counted;
import dev.sluice.token.foreign.DecodedLink;

/**
 * A refusal that gives no reason, told apart by its status and where it came.
 *
 * @param link what was pasted
 * @param exchange the request that was refused
 * @param seen the walk up to there
 */
record BareRefusal(DecodedLink link, Exchange exchange, Observations seen) {

    Outcome outcome() {
        if (exchange.status() >= 500) {
            return failed();
        }
        boolean missing = exchange.status() == 404 || exchange.status() == 410;
        return missing ? overOrMissing() : denied();
    }

    private Outcome denied() {
        return children() && seen.passed() > 0 ? tokenLost() : byTimes();
    }

    /** Whether it was asked for by an address inside a playlist. */
    private boolean children() {
        return exchange.stage().child();
    }

    /** nginx answers 410 for a secure link that is over. */
    private Outcome overOrMissing() {
        return children()
                ? missing()
                : ClaimedTimes.outcome(link, seen.now(), Observations.evidence(exchange))
                        .orElseGet(this::missing);
    }

    private Outcome missing() {
        return children()
                ? said(
                        LinkVerdict.MEDIA_BROKEN,
                        "The " + stage() + " is missing: HTTP " + exchange.status() + ".",
                        "Run `sluice check` on the video.")
                : said(
                        LinkVerdict.UNKNOWN_LINK,
                        "There is nothing at this address: HTTP " + exchange.status() + ".",
                        "Ask for the whole link and paste it again.");
    }

    private Outcome failed() {
        return said(
                LinkVerdict.EDGE_UNHEALTHY,
                "The server failed at the " + stage() + " with HTTP " + exchange.status() + ".",
                "Look at the edge's log.");
    }

    private Outcome tokenLost() {
        return said(
                LinkVerdict.TOKEN_LOST,
                "The credential is lost on the way: " + Counted.of(seen.passed(), "request") + " passed, and the "
                        + stage() + " is the first that was refused, with HTTP " + exchange.status() + ".",
                "Carry the credential in the path, so that every child request has it.");
    }

    private Outcome byTimes() {
        return ClaimedTimes.refused(link, seen.now(), Observations.evidence(exchange))
                .orElseGet(() -> said(
                        LinkVerdict.WRONG_CONTEXT,
                        "The server refuses it with HTTP " + exchange.status() + " and gives no reason.",
                        "Ask whoever runs that server."));
    }

    private String stage() {
        return exchange.what();
    }

    private Outcome said(LinkVerdict verdict, String sentence, String fix) {
        return new Outcome(verdict, sentence, Observations.evidence(exchange), fix);
    }
}
