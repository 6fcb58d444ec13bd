package dev.sluice.hls.check;

import dev.sluice.hls.playlist.Credential;
import dev.sluice.hls.playlist.Uris;
import dev.sluice.hls.walk.Presentation;
import dev.sluice.hls.walk.Response;
import dev.sluice.hls.walk.Tried;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Credentials in links: do they reach the children, do they last. */
final class TokenChecks {
    /** What clocks may differ by before a viewer sees a refusal. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private TokenChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        Rule.blocks(
                                "token-not-propagated",
                                "The credential of the link reaches playlists, keys and segments.",
                                "RFC 3986 5.2; RFC 8216 4.1"),
                        TokenChecks::propagated),
                new Check(
                        Rule.blocks("token-expires-early", "The credential lasts as long as the video.", "Sluice"),
                        TokenChecks::lasts),
                new Check(
                        Rule.warns(
                                "token-order",
                                "No credential outlives those of what it leads to: playlist, key, segment.",
                                "Sluice"),
                        TokenChecks::order),
                new Check(
                        Rule.blocks(
                                "token-not-enforced",
                                "Playlist, key and segment are refused when their credential does not hold.",
                                "Sluice"),
                        TokenChecks::enforced),
                new Check(
                        Rule.warns(
                                "token-cached",
                                "What carries a credential is kept by no cache that others share.",
                                "Apple 12.4; RFC 9111 5.2.2"),
                        TokenChecks::cached));
    }

    /** A credential that was damaged must open nothing; what a revoked one opens, only its issuer can try. */
    private static Verdict enforced(Evidence e) {
        var tried = e.presentation().tried().stream()
                .filter(t -> !t.cookies() && t.answer().status() > 0)
                .toList();
        var open = tried.stream()
                .filter(t -> t.answer().status() / 100 == 2)
                .map(t ->
                        t.level() + " " + Uris.name(t.uri()) + ": " + t.answer().status())
                .toList();
        return Verdict.of(
                open.isEmpty()
                        ? List.of()
                        : List.of(Breach.of(
                                "Given out although the credential does not hold: whoever has the address needs none, and"
                                        + " revoking it changes nothing.",
                                Breach.places(open),
                                "Have the server verify the credential of each playlist, key and segment.")),
                !tried.isEmpty(),
                tried.stream().map(Tried::level).collect(Collectors.joining(", ")) + " with a damaged credential",
                "no address carries a credential that can be told");
    }

    private static Verdict cached(Evidence e) {
        var carrying = HttpChecks.samples(e)
                .filter(n -> n.response().ok() && Credential.in(n.response().uri()))
                .toList();
        var shared = carrying.stream()
                .filter(n -> n.response()
                        .header("cache-control")
                        .filter(TokenChecks::isShared)
                        .isPresent())
                .map(n -> n.kind() + " " + n.name() + ": "
                        + n.response().header("cache-control").orElse(""))
                .toList();
        return Verdict.of(
                shared.isEmpty()
                        ? List.of()
                        : List.of(Breach.of(
                                "Caches on the way may keep what carries a credential, under an address that holds it.",
                                Breach.places(shared),
                                "Cache-Control: private, max-age=3600")),
                !carrying.isEmpty(),
                Breach.count(carrying.size(), "signed answer"),
                "no address that was answered carries a credential that can be told");
    }

    private static boolean isShared(String cacheControl) {
        var directives = cacheControl.toLowerCase(Locale.ROOT);
        return directives.contains("public") || directives.contains("s-maxage");
    }

    private static boolean readFromFolder(Evidence e) {
        return e.presentation().http() == null;
    }

    /** A query is not inherited by relative references; a refused child without one tells the story. */
    private static Verdict propagated(Evidence e) {
        var query = Uris.query(e.presentation().uri());
        if (readFromFolder(e) || query.isEmpty()) {
            return new Verdict.Unknown(
                    readFromFolder(e) ? "the presentation was read from a folder" : "the link has no query");
        }
        var refused = HttpChecks.samples(e)
                .filter(n -> n.response().status() == 401 || n.response().status() == 403)
                .filter(n -> Uris.query(n.response().uri()).isEmpty())
                .map(n -> n.kind() + " " + n.name() + ": " + n.response().status())
                .toList();
        return Verdict.of(
                refused.isEmpty()
                        ? List.of()
                        : List.of(Breach.of(
                                "Children are refused, for they do not carry the credential of the link.",
                                Breach.places(refused),
                                "Write the credential into each URI of the playlist, put it into the path, or set a cookie"
                                        + " whose path covers the children.")),
                "children of a link with a query");
    }

    private record Expiry(String name, Instant at) {}

    private static Stream<Expiry> expiries(Evidence e) {
        return Stream.concat(
                        Stream.of(new HttpChecks.Named(
                                "link", "playlist", e.presentation().root())),
                        HttpChecks.samples(e))
                .flatMap(n -> TokenExpiry.of(n.response().uri()).map(t -> new Expiry(n.name(), t)).stream());
    }

    private static Verdict lasts(Evidence e) {
        var first = expiries(e).min(Comparator.comparing(Expiry::at));
        if (readFromFolder(e) || first.isEmpty()) {
            return new Verdict.Unknown("no credential states when it expires");
        }
        var length = e.media()
                .flatMap(r -> r.playlist().stream())
                .mapToDouble(p -> p.duration())
                .max()
                .orElse(0);
        var left = Duration.between(now(e.presentation()), first.get().at());
        var evidence = String.format(
                Locale.ROOT,
                "%s: %d s left, the video lasts %.0f s",
                first.get().name(),
                left.toSeconds(),
                length);
        var enough = left.minus(SKEW).toMillis() >= length * 1000;
        return enough
                ? new Verdict.Holds(evidence)
                : new Verdict.Broken(List.of(Breach.of(
                        "The credential expires before the video ends: playback stops there unless it is renewed.",
                        evidence,
                        "Renew the credential while the session plays, or give it the length of the video.")));
    }

    private static Instant now(Presentation p) {
        return Objects.requireNonNull(p.http()).asked();
    }

    private static Verdict order(Evidence e) {
        var breaches = new ArrayList<Breach>();
        var any = false;
        for (var r : e.renditions()) {
            var own = TokenExpiry.of(r.walked().location());
            var child = r.walked().segments().stream()
                    .flatMap(s -> Stream.ofNullable(s.response()))
                    .map(Response::uri)
                    .flatMap(u -> TokenExpiry.of(u).stream())
                    .min(Comparator.naturalOrder());
            var key = r.walked().keys().stream()
                    .flatMap(k -> TokenExpiry.of(k.location()).stream())
                    .min(Comparator.naturalOrder());
            any |= own.isPresent() && (child.isPresent() || key.isPresent());
            var needed = child.isPresent() ? child : own;
            if (key.isPresent() && needed.isPresent() && key.get().plus(SKEW).isBefore(needed.get())) {
                breaches.add(Breach.of(
                        "The key expires before what it opens: a player that asks for it late gets pictures it cannot read.",
                        r.name() + ": key " + key.get() + "; needed until " + needed.get(),
                        "Sign keys at least as long as segments."));
            }
            if (own.isPresent() && child.isPresent() && child.get().plus(SKEW).isBefore(own.get())) {
                breaches.add(Breach.of(
                        "Segments expire before their playlist: a player that is slow or paused is refused.",
                        r.name() + " " + own.get() + "; segments " + child.get(),
                        "Sign segments at least as long as the playlist."));
            }
        }
        return Verdict.of(breaches, any, "all signed URIs", "no playlist and segment state when they expire");
    }
}
