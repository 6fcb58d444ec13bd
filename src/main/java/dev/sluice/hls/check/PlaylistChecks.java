package dev.sluice.hls.check;

import dev.sluice.api.Severity;
import dev.sluice.hls.playlist.Flaw;
import dev.sluice.hls.playlist.Line;
import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.Segment;
import dev.sluice.hls.playlist.TagNames;
import dev.sluice.hls.walk.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What can be told from a playlist's text alone. */
final class PlaylistChecks {
    private PlaylistChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        Rule.blocks(
                                "playlist-unreachable",
                                "Every playlist is answered and is a playlist.",
                                "RFC 8216 6.2"),
                        PlaylistChecks::reachable),
                new Check(
                        Rule.blocks(
                                "playlist-header",
                                "Playlists are UTF-8 without a byte order mark and begin with the line #EXTM3U.",
                                "RFC 8216 4.1, 4.3.1.1"),
                        PlaylistChecks::header),
                new Check(
                        Rule.blocks(
                                "mixed-tags", "A playlist has media or multivariant tags, not both.", "RFC 8216 4.3"),
                        PlaylistChecks::mixed),
                new Check(
                        Rule.blocks(
                                "target-duration",
                                "EXT-X-TARGETDURATION stands once and is an integer.",
                                "RFC 8216 4.3.3.1"),
                        PlaylistChecks::targetDuration),
                new Check(
                        Rule.blocks(
                                "extinf-exceeds-target",
                                "No EXTINF, rounded, is longer than the target duration.",
                                "RFC 8216 4.3.3.1; Apple 7.7"),
                        PlaylistChecks::exceedsTarget),
                new Check(
                        Rule.warns(
                                "version-too-low", "EXT-X-VERSION is high enough for the tags in use.", "RFC 8216 7"),
                        VersionCheck::judge),
                new Check(
                        Rule.blocks("playlist-syntax", "Tags, values and URIs can be read.", "RFC 8216 4"),
                        PlaylistChecks::syntax),
                new Check(
                        Rule.warns("uri-not-escaped", "URIs are written as RFC 3986 asks.", "RFC 8216 4.1; RFC 3986 2"),
                        PlaylistChecks::escaped),
                new Check(Rule.info("unknown-tag", "All tags are known.", "RFC 8216 6.3.1"), PlaylistChecks::unknown),
                new Check(
                        Rule.warns(
                                "vod-not-closed",
                                "A finished playlist says PLAYLIST-TYPE:VOD and ENDLIST.",
                                "Apple 8.6; RFC 8216 4.3.3.4"),
                        PlaylistChecks::closed));
    }

    private static Verdict reachable(Evidence e) {
        var breaches = new ArrayList<Breach>();
        if (e.multivariant().isPresent() || e.renditions().isEmpty()) {
            answer(e.rootName(), e.presentation().root(), e.presentation().playlist() != null, breaches);
        }
        for (var r : e.renditions()) {
            if (r.walked().multivariant()) {
                breaches.add(Breach.of(
                        "A multivariant playlist stands where a media playlist must.",
                        r.name(),
                        "Point the variant at a media playlist."));
            } else if (!r.walked().response().outside()) {
                answer(r.name(), r.walked().response(), r.playlist().isPresent(), breaches);
            }
        }
        return Verdict.of(breaches, Breach.count(e.playlists().size(), "playlist"));
    }

    private static void answer(String name, Response response, boolean read, List<Breach> breaches) {
        if (!response.ok() || !read) {
            breaches.add(Breach.of(
                    "A playlist cannot be fetched.",
                    name + ": " + response.summary(),
                    "Upload the playlist, or correct its URI."));
        } else if (!response.firstBytes().replace("\uFEFF", "").startsWith("#EXT")) {
            breaches.add(Breach.of(
                    "What comes is no playlist.",
                    name + ": " + response.summary() + ", begins with \u201C" + response.firstBytes() + "\u201D",
                    "Serve the playlist itself, not a page."));
        }
    }

    private static Verdict header(Evidence e) {
        var breaches = new ArrayList<Breach>();
        for (var p : e.playlists()) {
            var text = p.playlist().text();
            if (text.bom()) {
                breaches.add(Breach.of(
                        "The playlist begins with a byte order mark.", p.at(1), "Save it as UTF-8 without BOM."));
            }
            if (text.notUtf8()) {
                breaches.add(Breach.of("The playlist holds bytes that are not UTF-8.", p.name(), "Save it as UTF-8."));
            }
            if (!text.raw(1).equals("#EXTM3U")) {
                breaches.add(Breach.of(
                        "The first line is not #EXTM3U.",
                        p.at(1) + " \u201C" + shorten(text.raw(1)) + "\u201D",
                        "#EXTM3U"));
            }
        }
        return Verdict.of(breaches, !e.playlists().isEmpty(), "first lines", "no playlist could be read");
    }

    private static String shorten(String line) {
        return line.length() <= 60 ? line : line.substring(0, 60) + "\u2026";
    }

    private static Verdict mixed(Evidence e) {
        var breaches = new ArrayList<Breach>();
        for (var p : e.playlists()) {
            var media = p.playlist()
                    .text()
                    .tags()
                    .filter(t -> TagNames.mediaOnly(t.name()))
                    .findFirst();
            var several = p.playlist()
                    .text()
                    .tags()
                    .filter(t -> TagNames.multivariantOnly(t.name()))
                    .findFirst();
            if (media.isPresent() && several.isPresent()) {
                breaches.add(Breach.of(
                        "Media and multivariant tags stand in one playlist.",
                        p.at(media.get().number()) + " " + media.get().name() + "; "
                                + p.at(several.get().number()) + " "
                                + several.get().name(),
                        "Split it into a multivariant playlist and media playlists."));
            }
        }
        return Verdict.of(breaches, !e.playlists().isEmpty(), "all tags", "no playlist could be read");
    }

    private static Verdict targetDuration(Evidence e) {
        var breaches = new ArrayList<Breach>();
        mediaPlaylists(e).forEach(p -> {
            var tags = p.playlist().text().tags("EXT-X-TARGETDURATION");
            var right = "#EXT-X-TARGETDURATION:" + longest((MediaPlaylist) p.playlist());
            if (tags.isEmpty()) {
                breaches.add(Breach.of("EXT-X-TARGETDURATION is missing.", p.name(), right));
            } else if (tags.size() > 1) {
                breaches.add(Breach.of(
                        "EXT-X-TARGETDURATION stands " + tags.size() + " times.",
                        p.at(tags.get(1).number()),
                        right));
            } else if (!tags.getFirst().valueOrEmpty().matches("[0-9]{1,20}")) {
                breaches.add(Breach.of(
                        "EXT-X-TARGETDURATION is no integer.",
                        p.at(tags.getFirst().number()) + " "
                                + shorten(tags.getFirst().raw()),
                        right));
            }
        });
        return media(e, breaches);
    }

    private static long longest(MediaPlaylist playlist) {
        return Math.max(
                1,
                Math.round(playlist.segments().stream()
                        .mapToDouble(Segment::seconds)
                        .max()
                        .orElse(1)));
    }

    private static Verdict exceedsTarget(Evidence e) {
        var breaches = new ArrayList<Breach>();
        mediaPlaylists(e).forEach(p -> {
            var playlist = (MediaPlaylist) p.playlist();
            var target = playlist.targetDuration();
            var longer = playlist.segments().stream()
                    .filter(s -> target != null && Math.round(s.seconds()) > Math.round(target))
                    .map(s -> p.at(s.durationLine()) + " says " + number(s.seconds()) + " s")
                    .toList();
            if (!longer.isEmpty()) {
                breaches.add(Breach.of(
                        "Segments are longer than the target duration of " + number(target) + " s.",
                        Breach.places(longer),
                        "#EXT-X-TARGETDURATION:" + longest(playlist)));
            }
        });
        return media(e, breaches);
    }

    static String number(@org.jspecify.annotations.Nullable Double value) {
        return value == null ? "?" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static Verdict syntax(Evidence e) {
        var breaches = new ArrayList<Breach>();
        for (var p : e.playlists()) {
            for (var kind : Flaw.Kind.values()) {
                var flaws = p.playlist().flaws().stream()
                        .filter(f -> f.kind() == kind)
                        .toList();
                if (!flaws.isEmpty()) {
                    breaches.add(breach(p, kind, flaws));
                }
            }
            if (p.playlist() instanceof MediaPlaylist media
                    && media.segments().isEmpty()
                    && media.parts().isEmpty()) {
                breaches.add(Breach.of("The playlist lists no segment.", p.name(), "List the segments."));
            }
        }
        return Verdict.of(breaches, !e.playlists().isEmpty(), "all lines", "no playlist could be read");
    }

    private static Breach breach(Evidence.Named p, Flaw.Kind kind, List<Flaw> flaws) {
        var places = Breach.places(flaws.stream()
                .map(f -> p.at(f.line()) + " " + shorten(f.detail()))
                .toList());
        return switch (kind) {
            case BAD_VALUE -> Breach.of("A value cannot be read.", places, "Correct the value.");
            case ORPHAN -> Breach.of("A tag and its URI do not stand together.", places, "Put the tag before its URI.");
            case UNDEFINED_VARIABLE ->
                Breach.of(
                        "A variable is used that nothing defines.",
                        places,
                        "Define it by EXT-X-DEFINE before its use.");
            case RANGE_WITHOUT_OFFSET ->
                Breach.of("A byte range has no offset to begin at.", places, "Write the offset: length@offset.");
            case REPEATED ->
                Breach.of("A tag stands twice.", places, "Keep one of them.").as(Severity.WARNS);
            case AFTER_END ->
                Breach.of("Segments stand after EXT-X-ENDLIST.", places, "Move EXT-X-ENDLIST to the end.")
                        .as(Severity.WARNS);
        };
    }

    private static Verdict escaped(Evidence e) {
        var breaches = new ArrayList<Breach>();
        for (var p : e.playlists()) {
            var wrong = p.playlist().text().lines().stream()
                    .filter(Line.Uri.class::isInstance)
                    .filter(l -> !UriSyntax.valid(l.text()) && !l.text().contains("{$"))
                    .toList();
            if (!wrong.isEmpty()) {
                var first = wrong.getFirst();
                breaches.add(Breach.of(
                        "A URI holds characters that must be escaped; strict players refuse it.",
                        Breach.places(wrong.stream()
                                .map(l -> p.at(l.number()) + " "
                                        + shorten(dev.sluice.hls.playlist.Uris.withoutQuery(l.text())))
                                .toList()),
                        UriSyntax.escaped(dev.sluice.hls.playlist.Uris.withoutQuery(first.text()))));
            }
        }
        return Verdict.of(breaches, !e.playlists().isEmpty(), "all URI lines", "no playlist could be read");
    }

    private static Verdict unknown(Evidence e) {
        var breaches = new ArrayList<Breach>();
        for (var p : e.playlists()) {
            var tags = p.playlist().text().tags().filter(t -> !t.known()).toList();
            if (!tags.isEmpty()) {
                breaches.add(Breach.of(
                        "Tags are used that RFC 8216 does not know; players ignore them.",
                        Breach.places(tags.stream()
                                .map(t -> p.at(t.number()) + " " + shorten(t.name()))
                                .toList()),
                        ""));
            }
        }
        return Verdict.of(breaches, !e.playlists().isEmpty(), "all tags", "no playlist could be read");
    }

    private static Verdict closed(Evidence e) {
        var breaches = new ArrayList<Breach>();
        var readWhole = e.presentation().limits().isEmpty();
        mediaPlaylists(e).forEach(p -> {
            var playlist = (MediaPlaylist) p.playlist();
            if (playlist.ended() && playlist.type() == null) {
                breaches.add(Breach.of(
                        "The playlist is complete and does not say so in its type.",
                        p.name(),
                        "#EXT-X-PLAYLIST-TYPE:VOD"));
            } else if (!playlist.ended() && "VOD".equals(playlist.type()) && readWhole) {
                breaches.add(Breach.of(
                        "The playlist says VOD and does not end: players keep asking for it.",
                        p.name(),
                        "#EXT-X-ENDLIST"));
            }
        });
        return media(e, breaches);
    }

    private static Verdict media(Evidence e, List<Breach> breaches) {
        return Verdict.of(
                breaches,
                mediaPlaylists(e).findAny().isPresent(),
                "all media playlists",
                "no media playlist could be read");
    }

    private static Stream<Evidence.Named> mediaPlaylists(Evidence e) {
        return e.playlists().stream().filter(p -> p.playlist() instanceof MediaPlaylist);
    }
}
