package dev.sluice.diagnosis;

import dev.sluice.HandClock;
import dev.sluice.api.Binding;
import dev.sluice.api.EntitlementHook;
import dev.sluice.api.FailureMode;
import dev.sluice.api.Risk;
import dev.sluice.api.RunRequest;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.StepState;
import dev.sluice.client.Shares;
import dev.sluice.service.RunningService;
import dev.sluice.service.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Links of the connected service, in every situation it can bring them into. */
final class OurLinks {
    private final RunningService service;
    private final HandClock clock;
    private final Path folder;
    private final Visitor visitor;

    OurLinks(RunningService service, HandClock clock, Path folder) {
        this.service = service;
        this.clock = clock;
        this.folder = folder;
        visitor = new Visitor(service);
    }

    Stream<Situation> all() {
        return Stream.of(byMedia(), playing(), byTime(), byAct(), byContext()).flatMap(s -> s);
    }

    private Stream<Situation> playing() {
        return Stream.of(
                row(LinkVerdict.PLAYABLE, "a watch page", "plays fine here, and nobody", () -> direct("2h")),
                row(LinkVerdict.PLAYABLE, "an embed page", "credential-arrives", () -> url(ShareMode.EMBED, "2h")),
                row(LinkVerdict.PLAYABLE, "a signed link", "signature-holds", () -> signed("2h")),
                row(LinkVerdict.PLAYABLE, "a link that somebody watches", "1 session, the last on iPhone", () -> {
                    var share = service.share(ShareMode.DIRECT, "2h").share();
                    visitor.start(share, "[]");
                    return share.url();
                }),
                row(
                        LinkVerdict.PLAYABLE,
                        "a link whose viewer waited and stalled",
                        "the last on iPhone .*: first picture after 3\\.0 s, 1 stall of 1\\.5 s in all"
                                + "[\\s\\S]*A viewer on \\S+.* had it badly: first picture after 3",
                        this::watchedBadly),
                row(
                        LinkVerdict.PLAYABLE,
                        "a segment out of a player's log",
                        "^It plays(?![\\s\\S]*content-type)",
                        this::segment),
                row(
                        LinkVerdict.UNKNOWN_LINK,
                        "a signed link that was cut off",
                        "Ask for the whole link",
                        () -> signed("2h").substring(0, 300)),
                row(
                        LinkVerdict.UNKNOWN_LINK,
                        "a page's link with a control character in it",
                        "characters that no link of ours has[\\s\\S]*Ask for the whole link",
                        () -> direct("2h") + "%01"),
                row(
                        LinkVerdict.NOT_MEASURED,
                        "the token without its address",
                        "leads nowhere",
                        () -> signed("2h").replaceFirst(".*URISigningPackage=([^/]+)/.*", "$1")),
                row(
                        LinkVerdict.NOT_MEASURED,
                        "a link whose opens are counted",
                        "video-plays",
                        () -> bound(new Binding(null, null, List.of(), null, null, null, 3, null))));
    }

    private Stream<Situation> byTime() {
        return Stream.of(
                row(
                        LinkVerdict.EXPIRED,
                        "its TTL is over",
                        "Expired 42 minutes ago, after its TTL of 10 min",
                        () -> later(create("10m", Risk.LOW, "alone").url(), Duration.ofMinutes(52))),
                row(
                        LinkVerdict.EXPIRED,
                        "hours were meant, minutes were written",
                        "Expired 42 minutes ago, after its TTL of 10 min\\.\n[\\s\\S]*"
                                + "\\(n = 4\\)\\. Ask admin: was 10 h meant, hours instead of minutes\\?",
                        () -> {
                            for (int i = 0; i < 4; i++) {
                                create("10h", Risk.LOW, "newsletter");
                            }
                            return later(create("10m", Risk.LOW, "newsletter").url(), Duration.ofMinutes(52));
                        }),
                row(
                        LinkVerdict.EXPIRED,
                        "a signed link is over",
                        "Expired 5 minutes ago",
                        () -> later(signed("10m"), Duration.ofMinutes(15))),
                row(
                        LinkVerdict.EXPIRED,
                        "an embed page is past its end date",
                        "at its end date",
                        () -> later(url(ShareMode.EMBED, "2h"), Duration.ofDays(366))),
                row(
                        LinkVerdict.NOT_YET_VALID,
                        "it starts later",
                        "in 1 hour 29 minutes",
                        () -> bound(new Binding(
                                null,
                                null,
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                clock.instant().plus(Duration.ofMinutes(90))))));
    }

    private Stream<Situation> byAct() {
        return Stream.of(
                row(
                        LinkVerdict.REVOKED,
                        "somebody revoked it",
                        "by admin: posted in a forum\\.\nNo link replaces it",
                        () -> acted((shares, handle) -> shares.revoke(handle, "posted in a forum"))),
                row(
                        LinkVerdict.REVOKED,
                        "an invalidation of its channel",
                        "with the channel leaked: gone public[\\s\\S]*The invalidation \\S+ ended it",
                        () -> {
                            var share = create("6h", Risk.LOW, "leaked");
                            invalidate("channel:leaked", "gone public");
                            return share.url();
                        }),
                row(
                        LinkVerdict.REVOKED,
                        "revoked and issued anew",
                        "The link \\S{22} replaces it",
                        () -> acted((shares, handle) -> {
                            shares.reissue(handle);
                            shares.revoke(handle, null);
                        })),
                row(LinkVerdict.REVOKED, "a signed link of a revoked share", "reason not stated", () -> {
                    var issued = service.share(ShareMode.API, "2h");
                    service.admin().shares().revoke(issued.share().handle(), null);
                    return issued.signedLink();
                }),
                row(
                        LinkVerdict.REVOKED,
                        "the key that signed it was killed",
                        "The key that signed it was killed .* by admin: found in a log\\.[\\s\\S]*Everything that key signed is refused",
                        () -> {
                            var link = signed("2h");
                            var signing = service.admin().signing();
                            signing.ring().keys().stream()
                                    .filter(key -> key.state().equals("active"))
                                    .forEach(key -> signing.kill(key.kid(), "found in a log"));
                            return link;
                        }),
                row(
                        LinkVerdict.FROZEN,
                        "it is on hold",
                        "Held by admin[\\s\\S]*plays with a new link",
                        () -> acted(Shares::freeze)));
    }

    private Stream<Situation> byContext() {
        return Stream.of(
                row(
                        LinkVerdict.EDGE_UNHEALTHY,
                        "a backend that is asked about viewers and does not answer",
                        "could not be checked[\\s\\S]*The entitlement hook does not answer[\\s\\S]*It is refused, too: ",
                        () -> {
                            hook("http://127.0.0.1:1/");
                            return direct("2h");
                        }),
                row(
                        LinkVerdict.WRONG_CONTEXT,
                        "bound to another network",
                        "bound to 203.0.113.0/24. Seen: this machine, at 127.0.0.1",
                        () -> bound(new Binding(null, null, List.of(), "203.0.113.0/24", null, null, null, null))),
                row(
                        LinkVerdict.WRONG_CONTEXT,
                        "bound to television sets",
                        "bound to tv devices",
                        () -> bound(new Binding(null, null, List.of(), null, "tv", null, null, null))),
                row(
                        LinkVerdict.WRONG_CONTEXT,
                        "bound to a viewer who must sign in",
                        "one viewer, who",
                        () -> bound(new Binding("kim", null, List.of(), null, null, null, null, null))),
                row(
                        LinkVerdict.WRONG_CONTEXT,
                        "opened on a site it is not bound to",
                        "bound to https://a.example. Seen: https://evil.example",
                        () -> {
                            var binding =
                                    new Binding(null, null, List.of("https://a.example"), null, null, null, null, null);
                            var share = create(ShareMode.EMBED, binding);
                            visitor.start(share, "[\"https://evil.example\"]");
                            return share.url();
                        }),
                row(LinkVerdict.WRONG_CONTEXT, "opened as often as it may be", "Opened 1 time", () -> {
                    var share = create(ShareMode.DIRECT, new Binding(null, null, List.of(), null, null, null, 1, null));
                    visitor.start(share, "[]");
                    return share.url();
                }),
                row(
                        LinkVerdict.WRONG_CONTEXT,
                        "watched as often as it may be at once",
                        "it allows 1 session at once",
                        () -> {
                            var share = create(
                                    ShareMode.DIRECT, new Binding(null, null, List.of(), null, null, 1, null, null));
                            visitor.start(share, "[]");
                            return share.url();
                        }),
                row(
                        LinkVerdict.UNKNOWN_LINK,
                        "nobody issued it",
                        "no link with this address",
                        () -> service.service().url() + "/s/AAAAAAAAAAAAAAAAAAAAAA"),
                row(
                        LinkVerdict.UNKNOWN_LINK,
                        "its token is changed",
                        "signature-broken",
                        () -> tampered(signed("2h"))));
    }

    private Stream<Situation> byMedia() {
        return Stream.of(
                row(
                        LinkVerdict.MEDIA_BROKEN,
                        "a segment is gone from the disk",
                        "A file of “Four seconds” is missing",
                        () -> {
                            hide(".*/v\\d+/.*\\.(m4s|ts)");
                            return direct("2h");
                        }),
                row(
                        LinkVerdict.ASSET_NOT_PUBLISHED,
                        "the video is withdrawn",
                        "“Four seconds” is not published",
                        () -> {
                            var link = direct("2h");
                            service.admin().assets().withdraw(service.asset().id());
                            return link;
                        }));
    }

    /** A signed link with another first character of its signature than it had. */
    static String tampered(String link) {
        int end = link.indexOf('/', link.indexOf("URISigningPackage="));
        int signature = link.lastIndexOf('.', end) + 1;
        char other = link.charAt(signature) == 'A' ? 'B' : 'A';
        return link.substring(0, signature) + other + link.substring(signature + 1);
    }

    /** Brings back what a situation took away. */
    void restore() throws IOException {
        clock.back();
        if (service.admin().viewers().entitlement().hook().url() != null) {
            hook(null);
        }
        try (var files = Files.walk(folder.resolve("workspace/assets"))) {
            for (var hidden :
                    files.filter(f -> f.toString().endsWith(".hidden")).toList()) {
                Files.move(hidden, Path.of(hidden.toString().replace(".hidden", "")));
            }
        }
        if (service.admin().assets().get(service.asset().id()).state() != dev.sluice.api.AssetState.PUBLISHED) {
            service.admin().assets().publish(service.asset().id());
        }
    }

    /** Media that were read once stay mapped, so that this comes before anything else. */
    private void hide(String ending) throws IOException {
        try (var files = Files.walk(folder.resolve("workspace/assets"))) {
            for (var file : files.filter(f -> f.toString().matches(ending)).toList()) {
                Files.move(file, Path.of(file + ".hidden"));
            }
        }
    }

    private void hook(@Nullable String url) {
        service.admin().viewers().configure(new EntitlementHook(url, FailureMode.CLOSED, EntitlementHook.DEADLINE_MS));
    }

    private void invalidate(String scope, String reason) {
        var run = service.admin().invalidations().start(new RunRequest(scope, reason, false));
        while (run.endedAt() == null
                && run.steps().stream().noneMatch(s -> s.id().equals("verify") && s.state() == StepState.DONE)) {
            Thread.onSpinWait();
            run = service.admin().invalidations().get(run.run());
        }
    }

    private String watchedBadly() throws IOException {
        var share = service.share(ShareMode.DIRECT, "2h").share();
        visitor.watchBadly(share, clock.instant());
        return share.url();
    }

    private String segment() throws IOException {
        var master = service.get(signed("2h"));
        var media = service.get(master.child(0));
        return media.child(0);
    }

    private String later(String link, Duration time) {
        clock.forward(time);
        return link;
    }

    private String acted(java.util.function.BiConsumer<Shares, String> act) {
        var share = service.share(ShareMode.DIRECT, "2h").share();
        act.accept(service.admin().shares(), share.handle());
        return share.url();
    }

    private String direct(String ttl) {
        return url(ShareMode.DIRECT, ttl);
    }

    private String url(ShareMode mode, String ttl) {
        return service.share(mode, ttl).share().url();
    }

    private String signed(String ttl) {
        return String.valueOf(service.share(ShareMode.API, ttl).signedLink());
    }

    private String bound(Binding binding) {
        return create(ShareMode.DIRECT, binding).url();
    }

    private Share create(ShareMode mode, Binding binding) {
        return create(new ShareRequest(service.asset().id(), mode, "2h", null, null, binding, null, null));
    }

    private Share create(String ttl, Risk risk, String channel) {
        return create(new ShareRequest(service.asset().id(), ShareMode.DIRECT, ttl, risk, channel, null, null, null));
    }

    private Share create(ShareRequest request) {
        return service.admin().shares().create(request).share();
    }

    private static Situation row(LinkVerdict verdict, String told, String words, Situation.Setup setup) {
        return new Situation(told, verdict, words, setup);
    }
}
