package dev.sluice.hls.check;

import dev.sluice.api.Severity;
import dev.sluice.hls.playlist.MultivariantPlaylist.Variant;
import dev.sluice.hls.probe.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Declared against measured. */
final class DeclaredChecks {
    private DeclaredChecks() {}

    static List<Check> all() {
        return List.of(
                check(
                        Rule.blocks("codecs-mismatch", "CODECS says what the media are.", "RFC 8216 4.3.4.2"),
                        DeclaredChecks::codecs),
                check(
                        Rule.warns("resolution-mismatch", "RESOLUTION says how large the pictures are.", "Apple 9.4"),
                        DeclaredChecks::resolution),
                check(
                        Rule.warns(
                                "frame-rate-mismatch",
                                "FRAME-RATE says how many pictures there are.",
                                "RFC 8216 4.3.4.2"),
                        DeclaredChecks::frameRate),
                check(
                        Rule.blocks(
                                "bandwidth-mismatch",
                                "BANDWIDTH is within 10 % of the largest measured combination.",
                                "Apple 1.27, 9.13; RFC 8216 4.3.4.2"),
                        DeclaredChecks::peak),
                check(
                        Rule.warns(
                                "average-bandwidth-mismatch",
                                "AVERAGE-BANDWIDTH is within 10 % of what was measured.",
                                "Apple 1.26"),
                        DeclaredChecks::average),
                new Check(
                        Rule.warns("peak-over-average", "The peak is at most twice the average.", "Apple 1.30"),
                        DeclaredChecks::peakOverAverage),
                new Check(
                        Rule.warns(
                                "independent-segments",
                                "EXT-X-INDEPENDENT-SEGMENTS stands where it is true and only there.",
                                "Apple 9.11, 9.12; RFC 8216 4.3.5.1"),
                        DeclaredChecks::independent));
    }

    /** What a check says of one variant. */
    private sealed interface Said {
        record Fine() implements Said {}

        record Nothing(String why) implements Said {}

        record Wrong(Breach breach) implements Said {}
    }

    private static Check check(Rule rule, Function<VariantFacts, Said> judge) {
        return new Check(rule, e -> {
            if (e.multivariant().isEmpty()) {
                return new Verdict.Unknown("there is no multivariant playlist that declares anything");
            }
            var breaches = new ArrayList<Breach>();
            var unknown = new ArrayList<String>();
            for (var variant : e.variants()) {
                switch (judge.apply(new VariantFacts(e, variant))) {
                    case Said.Fine fine -> {}
                    case Said.Nothing nothing -> unknown.add(at(e, variant) + ": " + nothing.why());
                    case Said.Wrong wrong -> breaches.add(wrong.breach());
                }
            }
            return breaches.isEmpty() && !unknown.isEmpty()
                    ? new Verdict.Unknown(Breach.places(unknown))
                    : Verdict.of(breaches, Breach.count(e.variants().size(), "variant"));
        });
    }

    private static String at(Evidence e, Variant variant) {
        return e.rootName() + ":" + variant.line();
    }

    private static Said wrong(VariantFacts f, String sentence, String declared, String measured) {
        return new Said.Wrong(Breach.of(
                sentence,
                at(f.evidence(), f.variant()) + " declares " + declared + ", measured " + measured,
                f.correctedLine()));
    }

    private static Said codecs(VariantFacts f) {
        var declared = f.variant().codecs();
        var measured = f.codecs();
        if (declared.isEmpty() || measured.isEmpty() || !f.evidence().groupsResolve(f.variant())) {
            return new Said.Nothing(declared.isEmpty() ? "nothing is declared" : "not all media are known");
        }
        return CodecStrings.agree(declared, measured)
                ? new Said.Fine()
                : wrong(
                        f,
                        "CODECS does not say what the media are: players may refuse what they could play.",
                        String.join(",", declared),
                        String.join(",", measured));
    }

    private static Said resolution(VariantFacts f) {
        var video = f.video().filter(v -> v.width() > 0);
        var declared = f.variant().resolution();
        if (declared == null || video.isEmpty()) {
            return new Said.Nothing(declared == null ? "nothing is declared" : "no picture size was found");
        }
        return f.resolutionDiffers(video.get())
                ? wrong(
                        f,
                        "RESOLUTION is not the size of the pictures.",
                        declared,
                        video.get().resolution())
                : new Said.Fine();
    }

    private static Said frameRate(VariantFacts f) {
        var measured = f.frameRate();
        var declared = f.variant().frameRate();
        if (declared == null || measured.isEmpty()) {
            return new Said.Nothing(declared == null ? "nothing is declared" : "no frame rate could be measured");
        }
        return f.frameRateDiffers(measured.get())
                ? wrong(
                        f,
                        "FRAME-RATE is not the rate of the pictures.",
                        PlaylistChecks.number(declared),
                        PlaylistChecks.number(measured.get()))
                : new Said.Fine();
    }

    private static Said peak(VariantFacts f) {
        var rates = f.bitRates();
        var declared = f.variant().bandwidth();
        if (declared == null || rates.isEmpty()) {
            return new Said.Nothing(declared == null ? "nothing is declared" : "not all segments could be measured");
        }
        var error = VariantFacts.peakError(declared, rates.get());
        if (Math.abs(error) <= VariantFacts.TOLERANCE) {
            return new Said.Fine();
        }
        var sentence = error < 0
                ? "BANDWIDTH is too low: players choose this variant on networks that cannot carry it."
                : "BANDWIDTH is too high: players avoid this variant on networks that could carry it.";
        var said = (Said.Wrong)
                wrong(f, sentence, declared + " bit/s", Math.round(rates.get().peak()) + " bit/s");
        return error > 0 && error < 1 ? new Said.Wrong(said.breach().as(Severity.WARNS)) : said;
    }

    private static Said average(VariantFacts f) {
        var rates = f.bitRates();
        var declared = f.variant().averageBandwidth();
        if (declared == null || rates.isEmpty()) {
            return new Said.Nothing(declared == null ? "nothing is declared" : "not all segments could be measured");
        }
        return Math.abs(VariantFacts.averageError(declared, rates.get())) <= VariantFacts.TOLERANCE
                ? new Said.Fine()
                : wrong(
                        f,
                        "AVERAGE-BANDWIDTH is not the average bit rate.",
                        declared + " bit/s",
                        Math.round(rates.get().average()) + " bit/s");
    }

    private static Verdict peakOverAverage(Evidence e) {
        var measured = e.ofKind(RenditionView.Kind.VIDEO)
                .filter(r -> !r.iFrames() && r.bitRates().isPresent())
                .toList();
        var breaches = measured.stream()
                .filter(r ->
                        r.bitRates().filter(b -> b.peak() > 2 * b.average()).isPresent())
                .map(r -> Breach.of(
                        "The bit rate peaks at more than twice its average.",
                        r.name() + ": "
                                + r.bitRates().map(DeclaredChecks::rates).orElse(""),
                        "Encode with a tighter rate limit (maxrate and bufsize)."))
                .toList();
        return Verdict.of(
                breaches,
                !measured.isEmpty(),
                Breach.count(measured.size(), "playlist"),
                "not all segments could be measured");
    }

    private static String rates(BitRates rates) {
        return String.format(Locale.ROOT, "peak %.0f bit/s, average %.0f bit/s", rates.peak(), rates.average());
    }

    private static Verdict independent(Evidence e) {
        var videos =
                e.ofKind(RenditionView.Kind.VIDEO).filter(r -> !r.iFrames()).toList();
        var timelines = videos.stream().map(Timeline::of).toList();
        if (videos.stream().allMatch(r -> r.format(Track.Kind.VIDEO).isEmpty())) {
            return new Verdict.Unknown("no pictures were found");
        }
        var stated = e.multivariant().map(m -> m.independentSegments()).orElse(false)
                || videos.stream()
                        .allMatch(r ->
                                r.playlist().map(p -> p.independentSegments()).orElse(false));
        var really = timelines.stream().allMatch(Timeline::independent);
        if (stated == really) {
            return new Verdict.Holds(stated ? "stated, and true" : "not stated, and not true");
        }
        return new Verdict.Broken(List.of(statement(e, stated)));
    }

    private static Breach statement(Evidence e, boolean stated) {
        if (stated) {
            return Breach.of(
                    "EXT-X-INDEPENDENT-SEGMENTS is stated and not true.",
                    e.rootName(),
                    "Encode with closed groups of pictures, or leave the tag out.");
        }
        Optional<Severity> alone = e.multivariant().isPresent() ? Optional.empty() : Optional.of(Severity.INFO);
        var breach = Breach.of(
                "Every segment can be decoded by itself, and no tag says so.",
                e.rootName(),
                "#EXT-X-INDEPENDENT-SEGMENTS");
        return alone.map(breach::as).orElse(breach);
    }
}
