package dev.sluice.diagnosis;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.token.foreign.DecodedLink;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a link says of its own times: claimed, unless a key has verified it. */
final class ClaimedTimes {
    private ClaimedTimes() {}

    /** The verdict that the times alone allow; empty when {@code now} lies between them. */
    static Optional<Outcome> outcome(DecodedLink link, Instant now, String evidence) {
        return wrongUnit(link)
                .filter(wrong -> wrong.sentence().contains("1970"))
                .map(wrong -> unit(wrong, evidence))
                .or(() -> link.expires().filter(end -> !end.isAfter(now)).map(end -> expired(end, now, evidence)))
                .or(() -> link.starts().filter(start -> start.isAfter(now)).map(start -> early(start, now, evidence)));
    }

    /** The verdict on a link that was refused without a reason; counts a unit that nobody can read as the reason. */
    static Optional<Outcome> refused(DecodedLink link, Instant now, String evidence) {
        return outcome(link, now, evidence).or(() -> wrongUnit(link).map(wrong -> unit(wrong, evidence)));
    }

    /**
     * Until when it is said to work; empty for links that do not say, are over, begin later, or say it in another unit.
     *
     * @param signed whether its signature was checked and holds
     */
    static Optional<Finding> ahead(DecodedLink link, Instant now, boolean signed) {
        return link.expires()
                .filter(end ->
                        outcome(link, now, "").isEmpty() && wrongUnit(link).isEmpty())
                .map(end -> new Finding(
                        "link-lives",
                        Severity.INFO,
                        "The link says that it works for another " + Words.length(Duration.between(now, end))
                                + ", until " + Words.at(end) + ".",
                        signed ? "signed so" : "read from the link, not verified",
                        "",
                        null));
    }

    private static Optional<Finding> wrongUnit(DecodedLink link) {
        return link.findings().stream()
                .filter(f -> f.code().equals("time-unit-wrong"))
                .findFirst();
    }

    private static Outcome unit(Finding wrong, String evidence) {
        return new Outcome(LinkVerdict.EXPIRED, wrong.sentence(), "", evidence + "; " + wrong.evidence(), wrong.fix());
    }

    private static Outcome expired(Instant end, Instant now, String evidence) {
        return new Outcome(
                LinkVerdict.EXPIRED,
                "Its token expired " + Words.ago(Duration.between(end, now)) + ", at " + Words.at(end) + ".",
                evidence,
                "Ask for a new link.");
    }

    private static Outcome early(Instant start, Instant now, String evidence) {
        return new Outcome(
                LinkVerdict.NOT_YET_VALID,
                "Its token becomes valid in " + Words.length(Duration.between(now, start)) + ", at " + Words.at(start)
                        + ".",
                evidence,
                "Try again then.");
    }
}
