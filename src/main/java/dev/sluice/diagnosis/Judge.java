package dev.sluice.diagnosis;

import dev.sluice.api.InspectedShare;
import dev.sluice.api.Share;
import dev.sluice.token.foreign.DecodedLink;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one thing to know: what the service says of the link goes before what the walk met, and time before the rest.
 *
 * @param link what was pasted
 * @param known what the service knows; null without a service
 * @param ending how the walk ended
 * @param seen what the walk showed beside
 */
record Judge(DecodedLink link, @Nullable InspectedShare known, Ending ending, Observations seen) {

    Outcome outcome() {
        return refusedByService().orElseGet(this::byWalk);
    }

    private Optional<Outcome> refusedByService() {
        if (known == null || known.refusalCode() == null) {
            return Optional.empty();
        }
        var sentence = known.refusalSentence() == null ? "The service refuses it." : known.refusalSentence();
        var refused = refusals().explain(known.refusalCode(), sentence, "The service says: " + known.refusalCode());
        return Optional.of(ending instanceof Ending.Played played ? notEnforced(refused, played) : refused);
    }

    private static Outcome notEnforced(Outcome refused, Ending.Played played) {
        return new Outcome(
                LinkVerdict.EDGE_UNHEALTHY,
                "It still plays although it should not. " + refused.sentence(),
                Observations.evidence(played.segment().exchange()),
                "Invalidate it with the emergency runbook, which probes every edge.");
    }

    private Outcome byWalk() {
        return switch (ending) {
            case Ending.Played played -> played(played);
            case Ending.Refused refused -> refused(refused);
            case Ending.Broken broken -> broken(broken.at(), "The " + stage(broken.at()) + " " + broken.why() + ".");
            case Ending.Silent silent -> silent(silent.at());
            case Ending.Barred barred ->
                new Outcome(
                        LinkVerdict.NOT_MEASURED,
                        "It leads into a private network, so it was not opened.",
                        Observations.evidence(barred.at().exchange()),
                        "Say --allow-private if you trust it.");
            case Ending.WebPage page ->
                new Outcome(
                        LinkVerdict.UNKNOWN_LINK,
                        "It answers with something that is neither a Sluice page nor a playlist.",
                        Observations.evidence(page.at().exchange()),
                        "Paste the link that the viewer was given.");
            case Ending.NotWalked(String why) -> notWalked(why);
        };
    }

    private Outcome played(Ending.Played played) {
        var exchange = played.segment().exchange();
        double took = exchange.timing().totalMs();
        if (played.segmentSeconds() > 0 && took > played.segmentSeconds() * 1000) {
            return new Outcome(
                    LinkVerdict.ORIGIN_SLOW,
                    "The first segment took " + Words.millis(took) + " and plays for "
                            + Words.millis(played.segmentSeconds() * 1000) + ", so playback stalls.",
                    Observations.evidence(exchange),
                    "Look at the origin and the way to it.");
        }
        return seen.unreadable().findFirst().map(this::cors).orElseGet(() -> playable(exchange));
    }

    private Outcome cors(Exchange unreadable) {
        return new Outcome(
                LinkVerdict.CORS,
                "Players in web pages cannot read the " + unreadable.stage().words() + ": "
                        + seen.unreadable().count() + " of " + seen.media().count()
                        + " media answers have no CORS headers.",
                Observations.evidence(unreadable) + ", no Access-Control-Allow-Origin",
                "Send Access-Control-Allow-Origin on playlists, keys and segments.");
    }

    private Outcome playable(Exchange segment) {
        return new Outcome(
                LinkVerdict.PLAYABLE,
                "It plays: the first segment was there " + Words.millis(seen.totalMs()) + " after opening, in "
                        + seen.exchanges().size() + " requests" + until() + ".",
                Observations.evidence(segment),
                "If the viewer still cannot watch, look at their device and network.");
    }

    private Outcome refused(Ending.Refused refused) {
        var exchange = refused.at().exchange();
        var evidence = Observations.evidence(exchange);
        if (refused.problem() != null) {
            var problem = refused.problem();
            boolean byTime = problem.code().equals("expired") || problem.code().equals("not-yet-valid");
            return byTime && seen.skewed()
                    ? clock(evidence)
                    : refusals().explain(problem.code(), problem.title(), evidence);
        }
        return new BareRefusal(link, exchange, seen).outcome();
    }

    private Outcome clock(String evidence) {
        var skew = seen.skew().orElse(Duration.ZERO);
        return new Outcome(
                LinkVerdict.CLOCK,
                "It is refused by time, and the server's clock is " + Words.length(skew) + " off from this machine's.",
                evidence,
                "Let both clocks follow NTP, then try again.");
    }

    private Outcome silent(Fetched at) {
        boolean first = seen.passed() == 0;
        return new Outcome(
                first ? LinkVerdict.SERVICE_UNREACHABLE : LinkVerdict.EDGE_UNHEALTHY,
                at.url().host() + " did not answer at the " + stage(at) + " within "
                        + Words.millis(at.exchange().timing().totalMs()) + ".",
                Observations.evidence(at.exchange()),
                "Check that the server is up and its name is right.");
    }

    private Outcome notWalked(String why) {
        if (Target.of(link) instanceof Target.NotALink) {
            return new Outcome(LinkVerdict.NOT_A_LINK, "This is not a link. " + why, "", "Paste the whole link.");
        }
        return ClaimedTimes.outcome(link, seen.now(), "read from the link, not verified")
                .orElseGet(() -> new Outcome(LinkVerdict.NOT_MEASURED, why, "", ""));
    }

    private static Outcome broken(Fetched at, String sentence) {
        return new Outcome(
                LinkVerdict.MEDIA_BROKEN,
                sentence,
                Observations.evidence(at.exchange()),
                "Run `sluice check` on the video.");
    }

    private static String stage(Fetched at) {
        return at.exchange().stage().words();
    }

    private String until() {
        var share = share();
        return share == null
                ? ""
                : ", and the link works for another " + Words.length(Duration.between(seen.now(), share.expiresAt()));
    }

    private Refusals refusals() {
        return new Refusals(share(), seen.now());
    }

    private @Nullable Share share() {
        return known == null ? null : known.share();
    }
}
