package dev.sluice.diagnosis;

import dev.sluice.diagnosis.Fetched.Failure;

/**
 * An answer that did not come, or did not end.
 *
 * @param at the request
 * @param seen the walk up to there
 */
record Silence(Fetched at, Observations seen) {
    private static final int LONGEST_HOST = 60;

    Outcome outcome() {
        if (at.failure() == Failure.TLS) {
            return said(
                    seen.passed() == 0 ? LinkVerdict.SERVICE_UNREACHABLE : LinkVerdict.EDGE_UNHEALTHY,
                    "No protected connection to " + host() + " can be made: "
                            + at.exchange().error() + ".",
                    "Look at the certificate of that server.");
        }
        if (at.answered()) {
            return cut();
        }
        var late = at.failure() == Failure.LATE;
        var sentence = host() + " did not answer"
                + (seen.passed() == 0 ? "" : " at the " + at.exchange().what())
                + (late
                        ? " within " + Words.millis(at.exchange().timing().totalMs())
                        : ": " + String.valueOf(at.exchange().error()).split(": ", 2)[0])
                + ".";
        return said(
                seen.passed() == 0 ? LinkVerdict.SERVICE_UNREACHABLE : LinkVerdict.EDGE_UNHEALTHY,
                sentence,
                "Check that the server is up and its name is right.");
    }

    /** One that can be read aloud: a hostile name fills a screen. */
    private String host() {
        return Words.brief(at.url().host(), LONGEST_HOST);
    }

    private Outcome cut() {
        var what = "The " + at.exchange().what();
        return at.failure() == Failure.LATE
                ? said(
                        LinkVerdict.ORIGIN_SLOW,
                        what + " comes too slowly: " + at.exchange().bytes() + " bytes in "
                                + Words.millis(at.exchange().timing().totalMs()) + ".",
                        "Look at the origin and the way to it.")
                : said(
                        LinkVerdict.MEDIA_BROKEN,
                        what + " breaks off after " + at.exchange().bytes() + " bytes.",
                        "Look at the edge's log and at the file.");
    }

    private Outcome said(LinkVerdict verdict, String sentence, String fix) {
        return new Outcome(verdict, sentence, Observations.evidence(at.exchange()), fix);
    }
}
