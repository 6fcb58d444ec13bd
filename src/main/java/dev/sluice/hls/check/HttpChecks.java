package dev.sluice.hls.check;

import dev.sluice.api.Severity;
import dev.sluice.hls.walk.HttpFacts;
import dev.sluice.hls.walk.Response;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What only a server can be asked. */
final class HttpChecks {
    private static final String FOLDER = "the presentation was read from a folder";
    static final String REFUSED = "no resource was answered";
    private static final Set<String> PLAYLIST_TYPES = Set.of("application/vnd.apple.mpegurl", "audio/mpegurl");
    private static final Set<String> SECURE = Set.of("TLSv1.2", "TLSv1.3");

    private HttpChecks() {}

    static List<Check> all() {
        return List.of(
                check(
                        Rule.warns("mime-type", "Resources carry their media types.", "Apple 10.4; RFC 8216 4"),
                        HttpChecks::mimeTypes),
                check(
                        Rule.warns(
                                "playlist-not-compressed",
                                "Playlists come compressed when asked, and plain when not.",
                                "Apple 10.1"),
                        HttpChecks::compression),
                check(Rule.blocks("tls", "Everything comes over TLS 1.2 or later.", "Apple 11, 12"), HttpChecks::tls),
                check(
                        Rule.warns(
                                "redirected",
                                "Media are answered where they are asked for.",
                                "Apple 8.18; RFC 8216 6.3"),
                        HttpChecks::redirects),
                check(
                        Rule.blocks("range-ignored", "The server answers byte ranges with 206.", "RFC 8216 4.3.2.2"),
                        HttpChecks::ranges),
                check(
                        Rule.warns(
                                "clock-skew",
                                "The server's clock agrees with this machine's.",
                                "players start live by the clock"),
                        HttpChecks::clocks));
    }

    static Check check(Rule rule, Function<Evidence, Verdict> judge) {
        return new Check(rule, e -> e.presentation().http() == null ? new Verdict.Unknown(FOLDER) : judge.apply(e));
    }

    static HttpFacts facts(Evidence e) {
        return Objects.requireNonNull(e.presentation().http());
    }

    /** An answer with the name findings use. */
    record Named(String name, String kind, Response response) {}

    /** One answer of each kind for each playlist: enough to see how the server treats them. */
    static Stream<Named> samples(Evidence e) {
        return came(e, 1);
    }

    /** Everything that was answered at all. */
    private static Stream<Named> all(Evidence e) {
        return came(e, Long.MAX_VALUE);
    }

    private static Stream<Named> came(Evidence e, long ofEachKind) {
        return Stream.concat(
                        Stream.of(new Named(
                                e.rootName(), "playlist", e.presentation().root())),
                        e.renditions().stream().flatMap(r -> came(r, ofEachKind)))
                .filter(n -> n.response().status() > 0);
    }

    /** Those that came; a refusal says nothing about what would have come. */
    static Stream<Named> answered(Evidence e) {
        return samples(e).filter(n -> n.response().ok());
    }

    private static Stream<Named> came(RenditionView r, long ofEachKind) {
        return Stream.of(
                        Stream.of(new Named(r.name(), "playlist", r.walked().response())),
                        r.walked().keys().stream()
                                .limit(ofEachKind)
                                .map(k -> new Named(r.name() + ":" + k.line(), "key", k.response())),
                        r.walked().inits().stream()
                                .limit(ofEachKind)
                                .map(i -> new Named(
                                        r.name() + ":" + i.map().line(), "initialization section", i.response())),
                        r.walked().segments().stream()
                                .flatMap(s -> Stream.ofNullable(s.response())
                                        .map(x -> new Named(r.at(s.segment()), "segment", x)))
                                .limit(ofEachKind))
                .flatMap(s -> s);
    }

    private static Verdict mimeTypes(Evidence e) {
        var wrong = all(e).filter(n -> n.response().ok())
                .filter(n -> !typeFits(n))
                .map(n -> n.kind() + " " + n.name() + ": "
                        + (n.response().mediaType().isEmpty()
                                ? "none"
                                : n.response().mediaType()))
                .distinct()
                .toList();
        return Verdict.of(
                wrong.isEmpty()
                        ? List.of()
                        : List.of(Breach.of(
                                "Resources carry other media types than theirs.",
                                Breach.places(wrong),
                                "Playlists application/vnd.apple.mpegurl, MPEG-TS video/mp2t, fMP4 video/mp4 or audio/mp4,"
                                        + " WebVTT text/vtt.")),
                answered(e).findAny().isPresent(),
                "every answer",
                REFUSED);
    }

    private static boolean typeFits(Named n) {
        var type = n.response().mediaType();
        return switch (n.kind()) {
            case "playlist" -> PLAYLIST_TYPES.contains(type);
            case "key" -> !type.startsWith("text/html");
            default ->
                type.startsWith("video/")
                        || type.startsWith("audio/")
                        || type.equals("application/mp4")
                        || type.equals("text/vtt");
        };
    }

    private static Verdict compression(Evidence e) {
        var root = e.presentation().root();
        var plain = facts(e).identity();
        if (!root.ok()) {
            return new Verdict.Unknown("the playlist was not answered: " + root.summary());
        }
        var breaches = new ArrayList<Breach>();
        if (root.header("content-encoding").isEmpty()) {
            breaches.add(Breach.of(
                    "The playlist comes uncompressed though gzip was asked for.",
                    e.rootName(),
                    "Compress playlists with gzip."));
        }
        if (plain.header("content-encoding").filter(c -> !c.equals("identity")).isPresent() || !plain.ok()) {
            breaches.add(Breach.of(
                    "The playlist cannot be had uncompressed: players that do not ask for gzip fail.",
                    e.rootName() + ": " + plain.summary(),
                    "Compress only when Accept-Encoding asks for it."));
        }
        return Verdict.of(breaches, "asked with and without gzip");
    }

    private static Verdict tls(Evidence e) {
        var secureRoot = e.presentation().root().finalUri().startsWith("https:");
        var breaches = new ArrayList<Breach>();
        var open = all(e).filter(n -> n.response().finalUri().startsWith("http:"))
                .map(Named::name)
                .distinct()
                .toList();
        if (!secureRoot && loopback(e.presentation().root().finalUri())) {
            return new Verdict.Unknown("the server runs on this machine");
        }
        if (!open.isEmpty()) {
            var breach = Breach.of(
                    secureRoot
                            ? "Parts of a secure presentation come without TLS: browsers refuse them."
                            : "The presentation comes without TLS.",
                    Breach.places(open),
                    "Serve everything over https.");
            breaches.add(secureRoot ? breach : breach.as(Severity.WARNS));
        }
        samples(e)
                .flatMap(n -> Optional.ofNullable(n.response().tls())
                        .filter(t -> !SECURE.contains(t.version()))
                        .map(t -> Breach.of("TLS is too old.", n.name() + ": " + t.version(), "Offer TLS 1.2 or 1.3."))
                        .stream())
                .limit(1)
                .forEach(breaches::add);
        return Verdict.of(breaches, answered(e).findAny().isPresent(), "TLS of each resource", REFUSED);
    }

    private static boolean loopback(String uri) {
        return uri.matches("https?://(?:localhost|127\\.[0-9.]+|\\[::1\\])(?:[:/].*)?");
    }

    private static Verdict redirects(Evidence e) {
        var places = all(e).filter(n -> !n.response().redirects().isEmpty())
                .map(n -> n.kind() + " " + n.name() + ": "
                        + n.response().redirects().getFirst())
                .toList();
        return Verdict.of(
                places.isEmpty()
                        ? List.of()
                        : List.of(Breach.of(
                                "Requests are redirected: each costs a round trip, and some players lose the base URL.",
                                Breach.places(places),
                                "Write the final URL.")),
                answered(e).findAny().isPresent(),
                "every answer",
                REFUSED);
    }

    private static Verdict ranges(Evidence e) {
        var asked = e.renditions().stream()
                .flatMap(r -> r.walked().segments().stream()
                        .filter(s -> s.segment().range() != null)
                        .flatMap(s ->
                                Stream.ofNullable(s.response()).map(x -> new Named(r.at(s.segment()), "segment", x))))
                .filter(n -> n.response().ok())
                .toList();
        var ignored = asked.stream()
                .filter(n -> n.response().status() == 200)
                .map(Named::name)
                .toList();
        return Verdict.of(
                ignored.isEmpty()
                        ? List.of()
                        : List.of(Breach.of(
                                "The server ignores Range and sends the whole file for each segment.",
                                Breach.places(ignored),
                                "Enable byte ranges on the server.")),
                !asked.isEmpty(),
                Breach.count(asked.size(), "range"),
                "no segment is a byte range");
    }

    private static Verdict clocks(Evidence e) {
        var date = facts(e).identity().header("date").flatMap(HttpChecks::date);
        if (date.isEmpty()) {
            return new Verdict.Unknown("the server states no date");
        }
        var skew = Duration.between(facts(e).asked(), date.get());
        var evidence = String.format(Locale.ROOT, "server %+d s from this machine", skew.toSeconds());
        return skew.abs().compareTo(Duration.ofSeconds(5)) <= 0
                ? new Verdict.Holds(evidence)
                : new Verdict.Broken(List.of(
                        Breach.of("The server's clock and this machine's differ.", evidence, "Set both by NTP.")));
    }

    private static Optional<java.time.Instant> date(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
