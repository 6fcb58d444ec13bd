package dev.sluice.diagnosis;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.token.foreign.DecodedLink;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a link says of its own times: claimed, for no key has verified it. */
final class ClaimedTimes {
    private ClaimedTimes() {}

    /** The verdict that the times alone allow; empty when {@code now} lies between them. */
    static Optional<Outcome> outcome(DecodedLink link, Instant now, String evidence) {
        var expired = link.expires().filter(end -> !end.isAfter(now)).map(end -> expired(end, now, evidence));
        return expired.or(
                () -> link.starts().filter(start -> start.isAfter(now)).map(start -> early(start, now, evidence)));
    }

    /** Until when it is said to work; empty for links that do not say, or are over. */
    static Optional<Finding> ahead(DecodedLink link, Instant now) {
        return link.expires()
                .filter(end -> end.isAfter(now))
                .map(end -> new Finding(
                        "link-lives",
                        Severity.INFO,
                        "The link says that it works for another " + Words.length(Duration.between(now, end))
                                + ", until " + Words.at(end) + ".",
                        "not verified",
                        "",
                        null));
    }

    private static Outcome expired(Instant end, Instant now, String evidence) {
        return new Outcome(
                LinkVerdict.EXPIRED,
                "Its token expired " + Words.length(Duration.between(end, now)) + " ago, at " + Words.at(end) + ".",
                evidence,
                "Ask for a new link.");
    }

    private static Outcome early(Instant start, Instant now, String evidence) {
        return new Outcome(
                LinkVerdict.NOT_YET_VALID,
                "Its token is valid in " + Words.length(Duration.between(now, start)) + ", from " + Words.at(start)
                        + " on.",
                evidence,
                "Try again then.");
    }
}
