package dev.sluice.diagnosis;

import dev.sluice.api.Counted;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.Problem;
import dev.sluice.api.RefusedStart;
import dev.sluice.api.Share;
import dev.sluice.token.foreign.DecodedLink;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one thing to know: what the service says of the link goes before what the walk met, and time before the rest.
 *
 * @param link what was pasted
 * @param known what the service knows; null without a service
 * @param ending how the walk ended
 * @param seen what the walk showed beside
 * @param clients how far each kind of client got; empty when that was not asked
 */
record Judge(
        DecodedLink link, @Nullable InspectedShare known, Ending ending, Observations seen, List<ClientRow> clients) {
    private static final double PATIENCE_MS = 8000;
    private static final int MOST_SAID = 240;
    private static final Duration LATELY = Duration.ofHours(24);
    private static final Set<String> CONTEXT = Set.of("wrong-viewer", "wrong-origin", "wrong-address", "wrong-device");

    Outcome outcome() {
        return refusedByService()
                .or(this::framedElsewhere)
                .or(this::usedUp)
                .or(this::claimedOver)
                .orElseGet(this::byWalk);
    }

    private Optional<Outcome> refusedByService() {
        if (known == null || known.refusalCode() == null) {
            return Optional.empty();
        }
        var sentence = known.refusalSentence() == null ? "The service refuses it." : known.refusalSentence();
        var refused = refusals().explain(known.refusalCode(), sentence, "The service says: " + known.refusalCode());
        return Optional.of(ending instanceof Ending.Played played ? notEnforced(refused, played) : refused);
    }

    /** The page that was named, which the service sees only where a browser tells it. */
    private Optional<Outcome> framedElsewhere() {
        var share = share();
        if (share == null || seen.origin().equals(InspectOptions.SOME_PAGE)) {
            return Optional.empty();
        }
        var allowed = share.binding().origins();
        return allowed.isEmpty() || allowed.contains(seen.origin().toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(refusals()
                        .explain(
                                "wrong-origin",
                                "It may not be shown on pages of " + seen.origin() + ".",
                                "the page is of " + seen.origin() + ", the link is for pages of "
                                        + String.join(", ", allowed)));
    }

    /** The counted rules, which the service asks at the start of a session only. */
    private Optional<Outcome> usedUp() {
        var share = share();
        if (share == null || ending instanceof Ending.Played) {
            return Optional.empty();
        }
        var most = share.binding().maxOpens();
        var atOnce = share.binding().maxSessions();
        if (most != null && share.opens() >= most) {
            return Optional.of(refusals()
                    .explain(
                            "opens-used-up",
                            "It was opened as often as it may be.",
                            Counted.of(most, "open") + " allowed"));
        }
        return atOnce != null && share.watching() >= atOnce
                ? Optional.of(refusals()
                        .explain(
                                "too-many-sessions",
                                "All its places are taken: it allows " + Counted.of(atOnce, "session") + " at once.",
                                Counted.of(atOnce, "session") + " at once allowed"))
                : Optional.empty();
    }

    /** A link that is over by its own word and plays all the same. */
    private Optional<Outcome> claimedOver() {
        return ending instanceof Ending.Played played
                ? ClaimedTimes.outcome(link, seen.now(), "read from the link").map(over -> notEnforced(over, played))
                : Optional.empty();
    }

    private Outcome notEnforced(Outcome refused, Ending.Played played) {
        return new Outcome(
                LinkVerdict.EDGE_UNHEALTHY,
                "It still plays although it should not. " + refused.sentence(),
                refused.why(),
                Observations.evidence(played.segment().exchange()),
                share() == null
                        ? "Tell whoever runs that server: what it serves does not end with the link."
                        : "Invalidate it with the emergency runbook, which probes every edge.");
    }

    private Outcome byWalk() {
        return switch (ending) {
            case Ending.Played played -> played(played);
            case Ending.Refused refused -> refused(refused);
            case Ending.Broken broken -> broken(broken.at(), "The " + stage(broken.at()) + " " + broken.why() + ".");
            case Ending.Silent silent -> new Silence(silent.at(), seen).outcome();
            case Ending.Astray astray -> astray(astray.at());
            case Ending.Barred barred ->
                new Outcome(
                        LinkVerdict.NOT_MEASURED,
                        "It leads into a private network, so it was not opened.",
                        String.valueOf(barred.at().exchange().error()),
                        "If you trust it, open it anyway; in a terminal, say --allow-private.");
            case Ending.WebPage page -> webPage(page.at());
            case Ending.NotWalked(String why) -> notWalked(why);
        };
    }

    private Outcome webPage(Fetched at) {
        boolean playlist = at.exchange().url().contains(".m3u8");
        return playlist
                ? broken(
                        at,
                        Walker.isHtml(at)
                                ? "A web page comes where the playlist should: a login or error page, most likely."
                                : "What comes is no playlist.")
                : new Outcome(
                        LinkVerdict.UNKNOWN_LINK,
                        "It answers with something that is neither a Sluice page nor a playlist.",
                        Observations.evidence(at.exchange()),
                        "Paste the link that the viewer was given.");
    }

    private static Outcome astray(Fetched at) {
        boolean loop = at.target() != null;
        return new Outcome(
                LinkVerdict.EDGE_UNHEALTHY,
                loop
                        ? "The server sends round in circles at the " + stage(at) + "."
                        : "The server redirects to nowhere.",
                Observations.evidence(at.exchange()) + " to " + at.exchange().header("location"),
                "Mend the redirects of that server.");
    }

    private Outcome played(Ending.Played played) {
        var exchange = played.segment().exchange();
        double took = exchange.timing().totalMs();
        if (played.segmentSeconds() > 0 && took > played.segmentSeconds() * 1000) {
            return slow(
                    "The first segment took " + Words.millis(took) + " and plays for "
                            + Words.millis(played.segmentSeconds() * 1000) + ", so playback stalls.",
                    exchange);
        }
        if (seen.totalMs() > PATIENCE_MS) {
            return slow(
                    "The first segment was there after " + Words.millis(seen.totalMs()) + ", longer than viewers wait.",
                    exchange);
        }
        return seen.unreadable().stream()
                .findFirst()
                .map(this::cors)
                .or(this::lostElsewhere)
                .or(this::refusedElsewhere)
                .orElseGet(() -> playable(exchange));
    }

    private static Outcome slow(String sentence, Exchange exchange) {
        return new Outcome(
                LinkVerdict.ORIGIN_SLOW,
                sentence,
                Observations.evidence(exchange),
                "Look at the origin and the way to it.");
    }

    private Outcome cors(Exchange unreadable) {
        return new Outcome(
                LinkVerdict.CORS,
                "Players in web pages cannot read the " + unreadable.what() + ": "
                        + seen.unreadable().size() + " of " + seen.readMedia().count()
                        + " media answers have no fitting CORS headers.",
                Observations.evidence(unreadable) + ", Access-Control-Allow-Origin: "
                        + (unreadable.header("access-control-allow-origin").isEmpty()
                                ? "none"
                                : unreadable.header("access-control-allow-origin")),
                "Send Access-Control-Allow-Origin on playlists, keys and segments.");
    }

    /** It plays in browsers, and another kind of client loses its credential. */
    private Optional<Outcome> lostElsewhere() {
        var lost = clients.stream().filter(row -> row.lost().isPresent()).toList();
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        var names = lost.stream().map(row -> row.client().label()).collect(Collectors.joining(" and "));
        return Optional.of(new Outcome(
                LinkVerdict.TOKEN_LOST,
                "It plays in browsers" + phones() + ": " + names
                        + (lost.size() == 1 ? " loses" : " lose") + " the credential at the "
                        + lost.getFirst().lost().orElse("") + ".",
                seen.setsCookies() ? "The credential travels in a cookie, which not every player keeps." : "",
                "client matrix, by request pattern",
                "Carry the credential in the path, so that every child request has it."));
    }

    private String phones() {
        var phones = clients.stream().filter(row -> row.client().mobile()).toList();
        long lost = phones.stream().filter(row -> row.lost().isPresent()).count();
        return lost == 0 ? "" : lost == phones.size() ? ", not on phones" : ", not on all phones";
    }

    /** Viewers were refused by their context after the last that could play. */
    private Optional<Outcome> refusedElsewhere() {
        if (known == null) {
            return Optional.empty();
        }
        var lastStart =
                ViewerSide.sessions(known).stream().map(s -> s.startedAt()).max(Comparator.naturalOrder());
        return known.refused().stream()
                .filter(r -> CONTEXT.contains(r.code()))
                .filter(r -> r.at().isAfter(lastStart.orElse(Instant.MIN))
                        && r.at().isAfter(seen.now().minus(LATELY)))
                .max(Comparator.comparing(RefusedStart::at))
                .map(refusals()::refusedElsewhere);
    }

    private Outcome playable(Exchange segment) {
        return new Outcome(
                LinkVerdict.PLAYABLE,
                "It plays: the first segment was there " + Words.millis(seen.totalMs()) + " after opening, in "
                        + Counted.of(seen.onTheWay(), "request") + until() + ".",
                new ViewerSide(known, seen.now()).sentence(),
                Observations.evidence(segment),
                "If the viewer still cannot watch, look at their device and network.");
    }

    private Outcome refused(Ending.Refused refused) {
        var exchange = refused.at().exchange();
        var evidence = Observations.evidence(exchange);
        if (refused.problem() != null) {
            return told(refused.problem(), exchange, evidence);
        }
        var bare = new BareRefusal(link, exchange, seen).outcome();
        boolean byTime = bare.verdict() == LinkVerdict.EXPIRED || bare.verdict() == LinkVerdict.NOT_YET_VALID;
        return bare.verdict() == LinkVerdict.WRONG_CONTEXT
                        && seen.skewed()
                        && !link.times().isEmpty()
                ? clock(evidence)
                : byTime
                        ? bare.because(seen.skewed() ? "The clocks of this machine and the server disagree, too." : "")
                        : bare;
    }

    private Outcome told(Problem problem, Exchange exchange, String evidence) {
        boolean byTime = problem.code().equals("expired") || problem.code().equals("not-yet-valid");
        if (byTime && seen.skewed()) {
            return clock(evidence);
        }
        var sentence = Words.ofSomebody(problem.title(), MOST_SAID);
        return exchange.status() >= 500
                ? refusals().failing(problem.code(), exchange.what(), sentence, evidence)
                : refusals().explain(problem.code(), sentence, evidence);
    }

    private Outcome clock(String evidence) {
        var skew = seen.skew().orElse(Duration.ZERO);
        return new Outcome(
                LinkVerdict.CLOCK,
                "It is refused by time, and the server's clock is " + Words.length(skew)
                        + (skew.isNegative() ? " behind" : " ahead of") + " this machine's.",
                evidence,
                "Let both clocks follow NTP, then try again.");
    }

    private Outcome notWalked(String why) {
        if (Target.of(link) instanceof Target.NotALink nothing) {
            return new Outcome(LinkVerdict.NOT_A_LINK, "This is not a link. " + nothing.why(), "", nothing.fix());
        }
        return ClaimedTimes.outcome(link, seen.now(), "read from the link, not verified")
                .orElseGet(() -> new Outcome(LinkVerdict.NOT_MEASURED, why, "", addressWanted()));
    }

    private String addressWanted() {
        return Target.of(link) instanceof Target.Token ? "Paste the whole address that carries it." : "";
    }

    private Outcome broken(Fetched at, String sentence) {
        var share = share();
        return new Outcome(
                LinkVerdict.MEDIA_BROKEN,
                sentence,
                Observations.evidence(at.exchange()),
                share == null
                        ? "Run `sluice check` on the video."
                        : "Check “" + share.assetTitle() + "” in Preview, or run `sluice check`.");
    }

    private static String stage(Fetched at) {
        return at.exchange().what();
    }

    private String until() {
        var share = share();
        return share == null
                ? ""
                : ", and the link works for another " + Words.length(Duration.between(seen.now(), share.expiresAt()));
    }

    private Refusals refusals() {
        return new Refusals(known, seen.now());
    }

    private @Nullable Share share() {
        return known == null ? null : known.share();
    }
}
