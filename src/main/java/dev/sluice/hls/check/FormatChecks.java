package dev.sluice.hls.check;

import dev.sluice.hls.probe.Format;
import dev.sluice.hls.probe.Probe;
import dev.sluice.hls.probe.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** How pictures and sound are coded. */
final class FormatChecks {
    private static final Set<String> FMP4_ONLY = Set.of("hevc", "av01");
    private static final int HIGH = 0x64;
    private static final int MAX_LEVEL = 52;
    private static final int MAX_HEVC_LEVEL = 153;

    private FormatChecks() {}

    static List<Check> all() {
        return List.of(
                check(
                        Rule.blocks(
                                "codec-container",
                                "HEVC and AV1 stand in fMP4, HEVC as hvc1.",
                                "Apple 1.5, 1.10, 1.39"),
                        Track.Kind.VIDEO,
                        (e, r) -> container(r)),
                check(
                        Rule.blocks(
                                "profile-too-high",
                                "H.264 is at most High 5.2, HEVC at most Main 10 5.1.",
                                "Apple 1.3b, 1.6b"),
                        Track.Kind.VIDEO,
                        (e, r) -> profile(r)),
                check(
                        Rule.warns("frame-rate-too-high", "There are at most 60 pictures a second.", "Apple 1.19"),
                        Track.Kind.VIDEO,
                        (e, r) -> frameRate(r)),
                check(
                        Rule.warns(
                                "audio-bit-rate", "The bit rate of the sound is what the profile asks.", "Apple 2.4"),
                        Track.Kind.AUDIO,
                        FormatChecks::audioBitRate),
                new Check(
                        Rule.warns("audio-not-stereo", "There is stereo sound in AAC.", "Apple 2.3, 2.9"),
                        FormatChecks::stereo));
    }

    private static Check check(
            Rule rule, Track.Kind kind, BiFunction<Evidence, RenditionView, Optional<Breach>> judge) {
        return new Check(rule, e -> {
            var judged = e.media().filter(r -> r.format(kind).isPresent()).toList();
            var breaches =
                    judged.stream().flatMap(r -> judge.apply(e, r).stream()).toList();
            return Verdict.of(
                    breaches,
                    !judged.isEmpty(),
                    Breach.count(judged.size(), "playlist"),
                    kind == Track.Kind.VIDEO ? "no pictures were found" : "no sound was found");
        });
    }

    private static Format video(RenditionView r) {
        return r.format(Track.Kind.VIDEO).orElseThrow();
    }

    private static Optional<Breach> container(RenditionView r) {
        var format = video(r);
        var ts = r.intact().anyMatch(s -> s.probe() != null && s.probe().container() == Probe.Container.MPEG_TS);
        if (ts && FMP4_ONLY.contains(CodecStrings.family(format.codec()))) {
            return Optional.of(Breach.of(
                    "A codec stands in MPEG-TS that players expect in fMP4.",
                    r.name() + ": " + format.codec(),
                    "Package as fMP4."));
        }
        return format.family().equals("hev1")
                ? Optional.of(Breach.of(
                        "HEVC is marked hev1; Apple players want hvc1.",
                        r.name() + ": " + format.codec(),
                        "Package with the tag hvc1."))
                : Optional.empty();
    }

    private static Optional<Breach> profile(RenditionView r) {
        var codec = video(r).codec();
        return tooHigh(codec)
                ? Optional.of(Breach.of(
                        "The video profile or level is higher than players must support.",
                        r.name() + ": " + codec,
                        "Encode H.264 up to High 5.2, HEVC up to Main 10 5.1."))
                : Optional.empty();
    }

    private static boolean tooHigh(String codec) {
        if (codec.matches("avc[13]\\.[0-9a-f]{6}")) {
            return Integer.parseInt(codec.substring(5, 7), 16) > HIGH
                    || Integer.parseInt(codec.substring(9), 16) > MAX_LEVEL;
        }
        var parts = codec.split("\\.", 6);
        return CodecStrings.family(codec).equals("hevc")
                && parts.length > 3
                && (!Set.of("1", "2").contains(parts[1])
                        || !parts[3].matches("[LH][0-9]{1,3}")
                        || Integer.parseInt(parts[3].substring(1)) > MAX_HEVC_LEVEL);
    }

    private static Optional<Breach> frameRate(RenditionView r) {
        return r.frameRate()
                .filter(rate -> rate > 60.5)
                .map(rate -> Breach.of(
                        "There are more than 60 pictures a second.",
                        r.name() + ": " + PlaylistChecks.number(rate),
                        "Encode with at most 60."));
    }

    /** The bounds are for AAC; other codecs and more channels have other needs. */
    private static Optional<Breach> audioBitRate(Evidence e, RenditionView r) {
        var format = r.format(Track.Kind.AUDIO).orElseThrow();
        var kbps = r.audioBitRate().orElse(0.0) / 1000;
        var welcome = e.profile().audioKbps();
        // Encoders miss their target by a few per cent.
        if (!format.family().equals("mp4a") || format.channels() > 2 || welcome.holds(kbps, welcome.from() * 0.05)) {
            return Optional.empty();
        }
        return Optional.of(Breach.of(
                String.format(
                        Locale.ROOT,
                        "The sound has %.1f kbit/s; the profile asks for %.0f to %.0f.",
                        kbps,
                        welcome.from(),
                        welcome.to()),
                r.name() + ": " + format.codec() + ", " + format.sampleRate() + " Hz, " + format.channels()
                        + " channels",
                String.format(Locale.ROOT, "Encode the sound with %.0f kbit/s.", Math.max(welcome.from(), 128))));
    }

    private static Verdict stereo(Evidence e) {
        var sounds = new ArrayList<Format>();
        e.media().forEach(r -> r.format(Track.Kind.AUDIO).ifPresent(sounds::add));
        if (sounds.isEmpty()) {
            return new Verdict.Unknown("no sound was found");
        }
        if (sounds.stream().anyMatch(f -> f.family().equals("mp4a") && f.channels() == 2)) {
            return new Verdict.Holds(Breach.count(sounds.size(), "playlist") + " with sound");
        }
        var first = sounds.getFirst();
        return new Verdict.Broken(List.of(Breach.of(
                "There is no stereo sound in AAC.",
                first.codec() + ", " + Breach.count(first.channels(), "channel"),
                "Add a stereo AAC rendition.")));
    }
}
