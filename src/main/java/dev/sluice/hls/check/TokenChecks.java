package dev.sluice.hls.check;

import dev.sluice.hls.playlist.Uris;
import dev.sluice.hls.walk.Presentation;
import dev.sluice.hls.walk.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
                                "A playlist's credential does not outlive those of its segments.",
                                "Sluice"),
                        TokenChecks::order));
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
            any |= own.isPresent() && child.isPresent();
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
