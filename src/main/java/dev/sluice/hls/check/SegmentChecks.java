package dev.sluice.hls.check;

import dev.sluice.hls.playlist.Segment;
import dev.sluice.hls.probe.Probe;
import dev.sluice.hls.walk.Decryption;
import dev.sluice.hls.walk.MeasuredSegment;
import dev.sluice.hls.walk.Response;
import dev.sluice.hls.walk.Walked;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Each segment by itself: did it come, is it whole, can it be decoded. */
final class SegmentChecks {
    private SegmentChecks() {}

    static List<Check> all() {
        return List.of(
                perSegment(
                        Rule.blocks("segment-unreachable", "Every segment is answered with its media.", "RFC 8216 6.2"),
                        "Segments cannot be fetched, or are no media.",
                        "Upload the segments, or correct their URIs.",
                        SegmentChecks::unreachable),
                perSegment(
                        Rule.blocks("segment-truncated", "Every segment is complete.", "RFC 8216 6.2"),
                        r -> !r.iFrames(),
                        s -> true,
                        "Segments end in the middle.",
                        "Upload the segments again, or package the asset again.",
                        SegmentChecks::truncated,
                        "there is no segment"),
                perSegment(
                        Rule.warns("segment-malformed", "Containers are well formed.", "RFC 8216 3"),
                        "Segments have structures that contradict themselves.",
                        "Package the asset again.",
                        s -> flaw(
                                s,
                                Probe.Flaw.Kind.MALFORMED,
                                Probe.Flaw.Kind.LOST_SYNC,
                                Probe.Flaw.Kind.UNKNOWN_TRACK)),
                perSegment(
                        Rule.warns(
                                "ts-counters",
                                "TS continuity counters run on inside a segment.",
                                "ISO/IEC 13818-1 2.4.3.3"),
                        s -> container(s) == Probe.Container.MPEG_TS,
                        "TS packets are missing inside segments.",
                        "Package the asset again; look for a lossy transfer before the packager.",
                        s -> flaw(s, Probe.Flaw.Kind.CONTINUITY),
                        "no segment is MPEG-TS"),
                perSegment(
                        Rule.warns("ts-tables", "A TS segment begins with PAT and PMT.", "RFC 8216 3.2; Apple 7.2"),
                        s -> container(s) == Probe.Container.MPEG_TS,
                        "TS segments do not begin with their program tables.",
                        "Package the asset so that each segment starts with PAT and PMT.",
                        SegmentChecks::tables,
                        "no segment is MPEG-TS"),
                new Check(
                        Rule.blocks(
                                "init-unusable",
                                "Every EXT-X-MAP is answered and can be read.",
                                "RFC 8216 3.3, 4.3.2.5"),
                        SegmentChecks::inits),
                new Check(
                        Rule.blocks("map-missing", "fMP4 segments have an EXT-X-MAP.", "RFC 8216 3.3; Apple 8.20"),
                        SegmentChecks::maps),
                new Check(
                        Rule.blocks("key-unusable", "Every key is answered and has 16 bytes.", "RFC 8216 5.2"),
                        SegmentChecks::keys),
                perSegment(
                        Rule.blocks("decryption-failed", "Encrypted segments decrypt to media.", "RFC 8216 5.2, 6.2.3"),
                        s -> s.decryption() != Decryption.PLAIN,
                        "Segments cannot be decrypted.",
                        "Check that key, IV and media sequence are those the segments were encrypted with.",
                        SegmentChecks::decryption,
                        "no segment is encrypted"),
                perSegment(
                        Rule.blocks("byte-range-outside", "Byte ranges lie inside of the file.", "RFC 8216 4.3.2.2"),
                        s -> s.segment().range() != null,
                        "Byte ranges reach beyond the end of the file.",
                        "Correct EXT-X-BYTERANGE, or upload the whole file.",
                        SegmentChecks::range,
                        "no segment is a byte range"));
    }

    /** A check that names each segment it finds something about, one finding for each playlist. */
    private static Check perSegment(
            Rule rule, String sentence, String fix, Function<MeasuredSegment, Optional<String>> wrong) {
        return perSegment(rule, s -> true, sentence, fix, wrong, "there is no segment");
    }

    private static Check perSegment(
            Rule rule,
            Predicate<MeasuredSegment> concerns,
            String sentence,
            String fix,
            Function<MeasuredSegment, Optional<String>> wrong,
            String none) {
        return perSegment(rule, r -> true, concerns, sentence, fix, wrong, none);
    }

    private static Check perSegment(
            Rule rule,
            Predicate<RenditionView> where,
            Predicate<MeasuredSegment> concerns,
            String sentence,
            String fix,
            Function<MeasuredSegment, Optional<String>> wrong,
            String none) {
        return new Check(rule, e -> {
            var breaches = new ArrayList<Breach>();
            var judged = 0L;
            for (var r : e.renditions().stream().filter(where).toList()) {
                judged += judged(r).filter(concerns).count();
                var places = judged(r)
                        .filter(concerns)
                        .flatMap(s -> wrong.apply(s).map(w -> r.at(s.segment()) + ": " + w).stream())
                        .toList();
                if (!places.isEmpty()) {
                    breaches.add(Breach.of(sentence, Breach.places(places), fix));
                }
            }
            return Verdict.of(breaches, judged > 0, Breach.count(judged, "segment"), none);
        });
    }

    private static Stream<MeasuredSegment> judged(RenditionView r) {
        return r.walked().segments().stream()
                .filter(s -> s.response() != null && !s.response().outside());
    }

    private static Response response(MeasuredSegment s) {
        return Objects.requireNonNull(s.response());
    }

    private static Optional<String> unreachable(MeasuredSegment s) {
        var response = response(s);
        if (response.status() == 416 || partOfRange(s)) {
            return Optional.empty();
        }
        if (response.status() / 100 != 2) {
            return Optional.of(response.summary());
        }
        if (s.bytes() == 0) {
            return Optional.of("no bytes at all");
        }
        if (undecrypted(s)) {
            return Optional.empty();
        }
        return switch (container(s)) {
            case HTML -> Optional.of("a page: \u201C" + response.firstBytes() + "\u201D");
            case UNKNOWN -> Optional.of("no media: begins with " + response.firstBytes());
            case MPEG_TS, FMP4, PACKED_AUDIO, WEBVTT -> Optional.empty();
        };
    }

    private static Probe.Container container(MeasuredSegment s) {
        return s.probe() == null ? Probe.Container.UNKNOWN : s.probe().container();
    }

    private static boolean partOfRange(MeasuredSegment s) {
        return range(s).isPresent();
    }

    /** What cannot be decrypted says nothing about itself; another check reports it. */
    private static boolean undecrypted(MeasuredSegment s) {
        return decryption(s).isPresent();
    }

    private static Optional<String> truncated(MeasuredSegment s) {
        if (response(s).failure() != null && response(s).status() / 100 == 2 && !partOfRange(s)) {
            return Optional.of(response(s).summary());
        }
        return undecrypted(s) || response(s).cut() || partOfRange(s)
                ? Optional.empty()
                : flaw(s, Probe.Flaw.Kind.TRUNCATED);
    }

    private static Optional<String> flaw(MeasuredSegment s, Probe.Flaw.Kind... kinds) {
        return s.probe() == null || undecrypted(s)
                ? Optional.empty()
                : s.probe().flaws().stream()
                        .filter(f -> List.of(kinds).contains(f.kind()))
                        .findFirst()
                        .map(f -> "byte " + f.offset() + ": " + f.detail());
    }

    private static Optional<String> tables(MeasuredSegment s) {
        return RenditionView.intact(s) && s.probe() != null && !s.probe().tablesFirst()
                ? Optional.of("media before PAT and PMT")
                : Optional.empty();
    }

    private static Optional<String> decryption(MeasuredSegment s) {
        return switch (s.decryption()) {
            case PLAIN, LEFT -> Optional.empty();
            case NO_KEY, BAD_KEY -> Optional.of("there is no usable key");
            case BAD_IV -> Optional.of("the IV is no 128-bit hexadecimal number");
            case BAD_PADDING ->
                Optional.of(s.bytes() % 16 == 0 ? "the padding is wrong" : s.bytes() + " bytes are no multiple of 16");
            case DONE ->
                s.probe() != null && s.probe().container() == Probe.Container.UNKNOWN
                        ? Optional.of("what comes out is no media")
                        : Optional.empty();
        };
    }

    private static Optional<String> range(MeasuredSegment s) {
        var range = s.segment().range();
        var response = response(s);
        if (range == null || response.total() < 0 || range.end() <= response.total()) {
            return Optional.empty();
        }
        return Optional.of(range.length() + "@" + range.offset() + " of " + response.total() + " bytes");
    }

    private static Verdict inits(Evidence e) {
        var breaches = new ArrayList<Breach>();
        var all = 0;
        for (var r : e.renditions()) {
            for (var init : r.walked().inits()) {
                all++;
                unusable(init)
                        .ifPresent(why -> breaches.add(Breach.of(
                                "An initialization section cannot be used.",
                                r.name() + ":" + init.map().line() + " " + why,
                                "Upload the section, or correct EXT-X-MAP.")));
            }
        }
        return Verdict.of(breaches, all > 0, Breach.count(all, "section"), "no playlist has an EXT-X-MAP");
    }

    /** In TS a map holds PAT and PMT instead of a movie box; only an answer can be asked of it. */
    private static Optional<String> unusable(Walked.Init init) {
        if (!init.response().ok()) {
            return Optional.of(init.response().summary());
        }
        var body = init.response().body();
        var ts = body.limit() > 0 && body.get(0) == 0x47;
        return !ts && init.content().tracks().isEmpty() ? Optional.of("no track is described in it") : Optional.empty();
    }

    private static Verdict maps(Evidence e) {
        var breaches = new ArrayList<Breach>();
        var fragments = 0L;
        for (var r : e.renditions()) {
            var segments = judged(r).filter(SegmentChecks::fragment).toList();
            fragments += segments.size();
            var without = segments.stream()
                    .map(MeasuredSegment::segment)
                    .filter(s -> s.map() == null)
                    .map((Segment s) -> r.at(s))
                    .toList();
            if (!without.isEmpty()) {
                breaches.add(Breach.of(
                        "fMP4 segments have no EXT-X-MAP.", Breach.places(without), "#EXT-X-MAP:URI=\"init.mp4\""));
            }
        }
        return Verdict.of(breaches, fragments > 0, Breach.count(fragments, "segment"), "no segment is fMP4");
    }

    private static boolean fragment(MeasuredSegment s) {
        return s.probe() != null && s.probe().container() == Probe.Container.FMP4;
    }

    private static Verdict keys(Evidence e) {
        var breaches = new ArrayList<Breach>();
        var all = 0;
        for (var r : e.renditions()) {
            for (var key : r.walked().keys()) {
                all++;
                var fine = key.response().ok() && key.length() == 16;
                if (!fine) {
                    breaches.add(Breach.of(
                            "A key cannot be used.",
                            r.name() + ":" + key.line() + " "
                                    + (key.response().ok()
                                            ? key.length() + " bytes instead of 16"
                                            : key.response().summary()),
                            "Serve the 16 bytes of the key at the URI of EXT-X-KEY."));
                }
            }
        }
        return Verdict.of(breaches, all > 0, Breach.count(all, "key"), "nothing is encrypted with a key of its own");
    }
}
