package dev.sluice.hls.check;

import dev.sluice.api.Severity;
import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Renditions beside each other: can a player change from one to the other. */
final class LadderChecks {
    private static final String ALONE = "there is nothing to compare with";

    private LadderChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        Rule.blocks(
                                "target-duration-differs",
                                "All renditions have the same target duration; VOD subtitles and I-frames may differ.",
                                "RFC 8216 6.2.4; Apple 8.22"),
                        LadderChecks::targets),
                new Check(
                        Rule.warns(
                                "variants-not-aligned",
                                "Segments of all variants begin at the same times.",
                                "RFC 8216 6.2.4; Apple 8.2"),
                        LadderChecks::aligned),
                new Check(
                        Rule.blocks(
                                "discontinuities-differ",
                                "All renditions have the same discontinuities.",
                                "RFC 8216 6.2.4; Apple 8.15"),
                        LadderChecks::discontinuities),
                new Check(
                        Rule.blocks(
                                "duration-differs",
                                "Sound, subtitles and pictures cover the same time.",
                                "Apple 8.3, 8.7"),
                        LadderChecks::durations));
    }

    private static MediaPlaylist playlist(RenditionView r) {
        return Objects.requireNonNull(r.walked().playlist());
    }

    private static Verdict targets(Evidence e) {
        var compared =
                e.media().filter(r -> playlist(r).targetDuration() != null).toList();
        if (compared.size() < 2) {
            return new Verdict.Unknown(ALONE);
        }
        var first = compared.getFirst();
        var target = Objects.requireNonNull(playlist(first).targetDuration());
        var breaches = compared.stream()
                .filter(r -> !target.equals(playlist(r).targetDuration()))
                .map(r -> Breach.of(
                        "Target durations differ.",
                        r.name() + " " + PlaylistChecks.number(playlist(r).targetDuration()) + " s; " + first.name()
                                + " " + PlaylistChecks.number(target) + " s",
                        "Write the same EXT-X-TARGETDURATION everywhere."))
                .toList();
        return Verdict.of(breaches, Breach.count(compared.size(), "playlist"));
    }

    private static Verdict aligned(Evidence e) {
        var videos = videos(e);
        if (videos.size() < 2) {
            return new Verdict.Unknown(ALONE);
        }
        var first = videos.getFirst();
        var breaches = new ArrayList<Breach>();
        for (var other : videos.subList(1, videos.size())) {
            var away = firstMisaligned(first, other);
            if (away != null) {
                breaches.add(Breach.of(
                        "Variants are not cut at the same times: switching between them skips or repeats.",
                        away,
                        "Encode all renditions with the same keyframes and package them together."));
            }
        }
        return Verdict.of(breaches, Breach.count(videos.size(), "variant"));
    }

    private static List<RenditionView> videos(Evidence e) {
        return e.ofKind(RenditionView.Kind.VIDEO)
                .filter(r -> !r.iFrames() && !r.variants().isEmpty())
                .toList();
    }

    /** Compares by the clock of the media where both are measured, for EXTINF is what is being doubted. */
    private static @org.jspecify.annotations.Nullable String firstMisaligned(RenditionView a, RenditionView b) {
        var one = Timeline.of(a).spans();
        var two = Timeline.of(b).spans();
        var count = Math.min(one.size(), two.size());
        for (var i = 0; i < count; i++) {
            var x = one.get(i);
            var y = two.get(i);
            if (x.segment().number() != y.segment().number()) {
                return null;
            }
            if (Math.abs(x.start() - y.start()) > Math.max(0.1, 2 * x.track().frameSeconds())) {
                return String.format(
                        Locale.ROOT,
                        "%s begins at %.3f s; %s at %.3f s",
                        a.at(x.segment()),
                        x.start(),
                        b.at(y.segment()),
                        y.start());
            }
        }
        return null;
    }

    private static Verdict discontinuities(Evidence e) {
        var compared = e.media().toList();
        if (compared.size() < 2) {
            return new Verdict.Unknown(ALONE);
        }
        var first = compared.getFirst();
        var breaches = compared.stream()
                .filter(r -> count(r) != count(first))
                .map(r -> Breach.of(
                        "Renditions do not have the same number of discontinuities.",
                        r.name() + ": " + count(r) + "; " + first.name() + ": " + count(first),
                        "Write EXT-X-DISCONTINUITY at the same places everywhere."))
                .toList();
        return Verdict.of(breaches, Breach.count(compared.size(), "playlist"));
    }

    private static long count(RenditionView r) {
        return playlist(r).segments().stream().filter(Segment::discontinuity).count();
    }

    private static Verdict durations(Evidence e) {
        var video = e.ofKind(RenditionView.Kind.VIDEO)
                .filter(r -> !r.iFrames() && playlist(r).ended())
                .findFirst();
        var others = e.renditions().stream()
                .filter(r ->
                        r.playlist().isPresent() && !r.iFrames() && playlist(r).ended())
                .filter(r -> video.filter(v -> !v.name().equals(r.name())).isPresent())
                .toList();
        if (video.isEmpty() || others.isEmpty()) {
            return new Verdict.Unknown(ALONE);
        }
        var whole = playlist(video.get()).duration();
        var breaches = new ArrayList<Breach>();
        for (var r : others) {
            var differs = Math.abs(playlist(r).duration() - whole);
            var subtitles = r.kind() == RenditionView.Kind.SUBTITLES;
            if (differs > (subtitles ? Math.max(1, target(r)) : 0.5)) {
                breaches.add(different(video.get(), r, subtitles));
            }
        }
        return Verdict.of(breaches, String.format(Locale.ROOT, "%.3f s", whole));
    }

    private static double target(RenditionView r) {
        var target = playlist(r).targetDuration();
        return target == null ? 0 : target;
    }

    private static Breach different(RenditionView video, RenditionView r, boolean subtitles) {
        var breach = Breach.of(
                "Renditions do not last equally long.",
                String.format(
                        Locale.ROOT,
                        "%s %.3f s; %s %.3f s",
                        r.name(),
                        playlist(r).duration(),
                        video.name(),
                        playlist(video).duration()),
                "Package sound, subtitles and pictures over the same time.");
        return subtitles ? breach.as(Severity.WARNS) : breach;
    }
}
