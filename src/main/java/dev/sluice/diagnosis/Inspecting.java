package dev.sluice.diagnosis;

import dev.sluice.api.EntitlementTrend;
import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.Severity;
import dev.sluice.api.ShareMode;
import dev.sluice.client.SluiceClient;
import dev.sluice.token.foreign.DecodedLink;
import dev.sluice.token.foreign.LinkDecoder;
import dev.sluice.token.foreign.LinkKind;
import dev.sluice.token.foreign.Signature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** One inspection, from the text to the verdict. Used once. */
final class Inspecting {
    private static final int SEGMENT_BYTES = 32 << 20;

    private final @Nullable SluiceClient client;
    private final Connected service;
    private final Clock clock;
    private final InspectOptions options;
    private final OkHttpClient http;
    private final Consumer<Progress> seen;
    private final List<Finding> findings = new ArrayList<>();

    Inspecting(
            @Nullable SluiceClient client,
            Clock clock,
            InspectOptions options,
            OkHttpClient http,
            Consumer<Progress> seen) {
        this.client = client;
        this.service = new Connected(options.offline() ? null : client, this::found);
        this.clock = clock;
        this.options = options;
        this.http = http;
        this.seen = seen;
    }

    Inspection run(String text) {
        long began = System.nanoTime();
        var link = LinkDecoder.decode(service.whole(text));
        double decodedMs = (System.nanoTime() - began) / 1e6;
        seen.accept(new Progress.Decoded(link, OwnWord.sentence(link, clock.instant())));
        link.findings().forEach(this::found);
        var known = service.known(link);
        if (known != null) {
            seen.accept(new Progress.Known(known));
        }
        boolean holds = signature(link, known);
        if (known == null || known.refusalCode() == null) {
            ClaimedTimes.ahead(link, clock.instant(), holds).ifPresent(this::found);
        }
        return walked(link, known, decodedMs, began);
    }

    private Inspection walked(DecodedLink link, @Nullable InspectedShare known, double decodedMs, long began) {
        var guard = options.allowPrivate() ? new Guard(List.of(), true) : new Guard(service.places(known), false);
        var route = Route.of(http, guard, options.origin());
        var trail = trail(began, false);
        var beganAt = clock.instant().minusNanos(System.nanoTime() - began);
        var browser = route.as(ClientKind.BROWSER, trail);
        var walk = browserWalk(link, known, browser);
        Asides.ask(browser, walk, link).ifPresent(this::found);
        var observed = new Observations(trail.exchanges(), beganAt, clock.instant(), options.origin(), walk.media());
        observe(observed, walk, known);
        var fresh = new Fresh(client, route, trail(began, true));
        var freshWalk = options.trial() && !options.offline() && fresh.wanted(known, walk) ? tried(fresh, known) : null;
        var others = trail(began, false);
        var rows = clients(link, known, route, others, walk, trail, freshWalk, fresh);
        var outcome = new Judge(link, known, walk.ending(), observed, freshWalk == null ? rows : List.of()).outcome();
        if (freshWalk != null && freshWalk.played()) {
            outcome = outcome.because("The video itself is fine and plays with a new link.");
        }
        var lookalike = finding(link, "host-lookalike");
        if (lookalike.isPresent()) {
            outcome = outcome.because(lookalike.get().sentence());
        }
        boolean said = outcome.verdict() == LinkVerdict.NOT_A_LINK
                && findings.stream().anyMatch(f -> f.severity() == Severity.BLOCKS);
        if (!said) {
            findings.addFirst(outcome.finding());
        }
        findings.sort(Comparator.comparing(Finding::severity));
        return new Inspection(
                kind(link, known),
                outcome.verdict(),
                outcome.sentence(),
                outcome.why(),
                outcome.fix(),
                findings,
                link,
                trail.exchanges(),
                fresh.exchanges(),
                others.exchanges(),
                rows,
                known,
                decodedMs,
                (System.nanoTime() - began) / 1e6 - decodedMs);
    }

    private Walk browserWalk(DecodedLink link, @Nullable InspectedShare known, Fetcher browser) {
        var target = Target.of(link);
        var held = target instanceof Target.NotALink ? "" : heldBack(link, known);
        return held.isEmpty() ? new Walker(browser, SEGMENT_BYTES).walk(target) : Walk.none(ClientKind.BROWSER, held);
    }

    private String heldBack(DecodedLink link, @Nullable InspectedShare known) {
        return options.offline()
                ? OwnWord.sentence(link, clock.instant()) + " No request was made."
                : Unopened.because(link, known);
    }

    private void observe(Observations observed, Walk walk, @Nullable InspectedShare known) {
        // A link of somebody else's starts no session here.
        var trend = known == null || known.share() == null ? EntitlementTrend.NONE : known.entitlement();
        Clocks.findings(observed).forEach(this::found);
        new Cors(observed.exchanges(), options.origin()).findings().forEach(this::found);
        new Delivery(observed.exchanges(), observed.now()).findings().forEach(this::found);
        Framing.of(known).ifPresent(this::found);
        new Startup(observed, trend).findings(walk.played()).forEach(this::found);
        new ViewerSide(known, observed.now()).finding().ifPresent(this::found);
    }

    private @Nullable Walk tried(Fresh fresh, @Nullable InspectedShare known) {
        var result = fresh.walk(known == null ? null : known.share());
        found(result.finding());
        return result.walk();
    }

    private List<ClientRow> clients(
            DecodedLink link,
            @Nullable InspectedShare known,
            Route route,
            Trail others,
            Walk walk,
            Trail trail,
            @Nullable Walk freshWalk,
            Fresh fresh) {
        if (freshWalk != null) {
            // Other clients look like viewers, whose sessions would be counted.
            var rows = new Clients(route, others, null, false).rows(freshWalk, fresh.exchanges(), true);
            told(rows, fresh.exchanges().size() + others.exchanges().size());
            return rows;
        }
        if (trail.exchanges().isEmpty()) {
            return List.of();
        }
        var share = known == null ? null : known.share();
        boolean embed = link.kind() == LinkKind.SLUICE_EMBED;
        var page =
                link.kind() == LinkKind.SLUICE_SHARE && link.address() != null ? HttpUrl.parse(link.address()) : null;
        boolean spends = share != null && share.mode() == ShareMode.API && page == null;
        var rows = new Clients(route, others, page, embed).rows(walk, trail.exchanges(), spends);
        told(rows, trail.exchanges().size() + others.exchanges().size());
        return rows;
    }

    private void told(List<ClientRow> rows, long requests) {
        Clients.finding(rows, requests).ifPresent(this::found);
    }

    /** Whether the signature was checked and holds. */
    private boolean signature(DecodedLink link, @Nullable InspectedShare known) {
        if (known != null && known.killedKey() != null) {
            // What a killed key signed fits no key any more; the verdict says so.
            return false;
        }
        var checked = Signature.check(link, service.keys(link, known, options.keys()));
        checked.ifPresent(this::found);
        return checked.filter(finding -> finding.severity() == Severity.HOLDS).isPresent();
    }

    private static Optional<Finding> finding(DecodedLink link, String code) {
        return link.findings().stream().filter(f -> f.code().equals(code)).findFirst();
    }

    private void found(Finding finding) {
        findings.add(finding);
        seen.accept(new Progress.Found(finding));
    }

    private Trail trail(long began, boolean fresh) {
        return new Trail(began, options.patience(), exchange -> seen.accept(new Progress.Asked(exchange, fresh)));
    }

    private static LinkKind kind(DecodedLink link, @Nullable InspectedShare known) {
        var share = known == null ? null : known.share();
        if (share == null) {
            return link.kind();
        }
        return share.mode() == ShareMode.EMBED ? LinkKind.SLUICE_EMBED : LinkKind.SLUICE_SHARE;
    }
}
