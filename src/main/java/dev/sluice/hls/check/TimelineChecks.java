package dev.sluice.hls.check;

import dev.sluice.api.Severity;
import dev.sluice.hls.probe.Format;
import dev.sluice.hls.probe.Probe;
import dev.sluice.hls.probe.Track;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Segments in a row: durations, timestamps, keyframes. */
final class TimelineChecks {
    /** Above this an EXTINF that is wrong is heard and seen (seeking, switching), below it is drift. */
    private static final double GRAVE = 0.5;

    private TimelineChecks() {}

    static List<Check> all() {
        return List.of(
                check(
                        Rule.blocks("segment-not-idr", "Every segment begins with an IDR picture.", "Apple 7.4"),
                        TimelineChecks::notIdr),
                check(
                        Rule.warns(
                                "keyframe-gap",
                                "IDR pictures are no further apart than the profile asks.",
                                "Apple 1.13"),
                        TimelineChecks::keyframeGap),
                check(
                        Rule.info("segment-duration", "Segments last as long as the profile asks.", "Apple 7.5, 7.6"),
                        TimelineChecks::segmentDuration),
                check(
                        Rule.blocks(
                                "extinf-mismatch",
                                "EXTINF says how long the media are, over any run of segments.",
                                "Apple 8.1; RFC 8216 4.3.2.1"),
                        TimelineChecks::extinf),
                check(
                        Rule.blocks(
                                "discontinuity-missing",
                                "Where timestamps or formats break, EXT-X-DISCONTINUITY stands.",
                                "RFC 8216 4.3.2.3; Apple 7.1, 8.13"),
                        TimelineChecks::discontinuity),
                check(
                        Rule.blocks(
                                "decode-time-gap", "Each fragment decodes where the one before ended.", "Apple 7.3"),
                        TimelineChecks::decodeTimes),
                check(
                        Rule.warns("timestamps-jump", "Timestamps run on inside a segment.", "Apple 7.1"),
                        TimelineChecks::jumps));
    }

    private static Check check(Rule rule, BiFunction<RenditionView, Judged, Optional<Breach>> judge) {
        return new Check(rule, e -> {
            var judged = e.media()
                    .map(r -> new Judged(r, Timeline.of(r), e.profile()))
                    .filter(j -> !j.timeline().spans().isEmpty())
                    .toList();
            var breaches = judged.stream()
                    .flatMap(j -> judge.apply(j.rendition(), j).stream())
                    .toList();
            return Verdict.of(
                    breaches,
                    !judged.isEmpty(),
                    Breach.count(judged.size(), "playlist"),
                    "no segment could be measured");
        });
    }

    /** A rendition on its clock. */
    private record Judged(RenditionView rendition, Timeline timeline, Profile profile) {
        Stream<Timeline.Span> spans() {
            return timeline.spans().stream();
        }
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.3f s", value);
    }

    private static Optional<Breach> notIdr(RenditionView r, Judged j) {
        var places = j.spans()
                .filter(s -> !s.track().startsWithIdr())
                .map(s -> r.at(s.segment()) + " begins with NAL unit type "
                        + s.track().firstNal())
                .toList();
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(Breach.of(
                        "Segments do not begin with an IDR picture: a player cannot start or switch there.",
                        Breach.places(places),
                        "Encode with closed groups of pictures and an IDR at each segment start."));
    }

    /** Open groups of pictures have hardly any IDR; that is said by {@code segment-not-idr} already. */
    private static Optional<Breach> keyframeGap(RenditionView r, Judged j) {
        if (!j.timeline().independent()) {
            return Optional.empty();
        }
        var gap = j.timeline().keyframeGap();
        var slack = gap.from().track().frameSeconds() / 2 + 0.001;
        return gap.seconds() <= j.profile().keyframeSeconds() + slack
                ? Optional.empty()
                : Optional.of(Breach.of(
                        "Keyframes are " + seconds(gap.seconds()) + " apart; the profile asks for "
                                + seconds(j.profile().keyframeSeconds()) + " at most.",
                        r.at(gap.from().segment()),
                        String.format(
                                Locale.ROOT,
                                "Encode with a keyframe every %.0f s.",
                                Math.max(1, Math.floor(j.profile().keyframeSeconds())))));
    }

    private static Optional<Breach> segmentDuration(RenditionView r, Judged j) {
        var welcome = j.profile().segmentSeconds();
        var segments = r.walked().segments();
        // What ends with the playlist or at a discontinuity may be short: there was no more of it.
        var endings = new HashSet<>(Set.of(segments.getLast().segment().number()));
        for (int i = 1; i < segments.size(); i++) {
            if (segments.get(i).segment().discontinuity()) {
                endings.add(segments.get(i - 1).segment().number());
            }
        }
        var places = segments.stream()
                .map(s -> s.segment())
                .filter(s -> !welcome.holds(s.seconds(), 0.5)
                        && !(endings.contains(s.number()) && s.seconds() < welcome.to()))
                .map(s -> r.at(s) + " " + seconds(s.seconds()))
                .toList();
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(Breach.of(
                        String.format(
                                Locale.ROOT,
                                "Segments do not last %s to %s s, as the profile asks.",
                                PlaylistChecks.number(welcome.from()),
                                PlaylistChecks.number(welcome.to())),
                        Breach.places(places),
                        "Package with segments of that length."));
    }

    /**
     * Over each run the sum of EXTINF is compared with the media time from the first picture to the last. Both edges of a
     * run may be off by a frame, for a packager has to cut between frames.
     */
    private static Optional<Breach> extinf(RenditionView r, Judged j) {
        var worst = 0.0;
        var places = new ArrayList<String>();
        for (var run : j.timeline().runs()) {
            var declared = 0.0;
            // A transport stream does not say how long a picture lasts that is alone in its segment.
            var frame = run.stream()
                    .mapToDouble(span -> span.track().frameSeconds())
                    .max()
                    .orElse(0);
            var slack = 2 * frame + 0.002;
            for (var i = 0; i < run.size(); i++) {
                var span = run.get(i);
                var end = i + 1 < run.size() ? run.get(i + 1).start() : span.end();
                var own = end - span.start();
                declared += span.segment().seconds();
                var drift = declared - (end - run.getFirst().start());
                if (Math.abs(drift) > slack || Math.abs(span.segment().seconds() - own) > slack) {
                    worst = Math.max(
                            worst,
                            Math.max(Math.abs(drift), Math.abs(span.segment().seconds() - own)));
                    places.add(r.name() + ":" + span.segment().durationLine() + " says "
                            + seconds(span.segment().seconds()) + ", holds " + seconds(own));
                }
            }
        }
        if (places.isEmpty()) {
            return Optional.empty();
        }
        var breach = Breach.of(
                "EXTINF is not as long as the media, by up to " + seconds(worst) + ".",
                Breach.places(places),
                "Write the real durations, for example " + corrected(j));
        return Optional.of(worst > GRAVE ? breach : breach.as(Severity.WARNS));
    }

    private static String corrected(Judged j) {
        return j.spans()
                .filter(s -> Math.abs(s.segment().seconds() - s.track().duration())
                        > s.track().frameSeconds())
                .findFirst()
                .map(s -> String.format(Locale.ROOT, "#EXTINF:%.6f,", s.track().duration()))
                .orElse("the sum over a run of segments.");
    }

    private static Optional<Breach> discontinuity(RenditionView r, Judged j) {
        var places = new ArrayList<String>();
        var spans = j.timeline().spans();
        for (var i = 1; i < spans.size(); i++) {
            var before = spans.get(i - 1);
            var span = spans.get(i);
            if (span.joins()) {
                broken(before, span).ifPresent(why -> places.add(r.at(span.segment()) + " " + why));
            }
        }
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(Breach.of(
                        "The media break and the playlist does not say so.",
                        Breach.places(places),
                        "Write #EXT-X-DISCONTINUITY before the EXTINF of these segments."));
    }

    private static Optional<String> broken(Timeline.Span before, Timeline.Span span) {
        if (before.probe().container() != span.probe().container()) {
            return Optional.of("changes to " + span.probe().container().label());
        }
        var was = formats(before.probe());
        var is = formats(span.probe());
        if (known(before.probe()) && known(span.probe()) && !was.equals(is)) {
            return Optional.of("changes from " + String.join(" + ", was) + " to " + String.join(" + ", is));
        }
        var gap = span.start() - before.end();
        return Math.abs(gap) <= span.slack()
                ? Optional.empty()
                : Optional.of(
                        "begins at " + seconds(span.start()) + ", the one before ended at " + seconds(before.end()));
    }

    /** A segment without parameter sets does not say what it holds, so it cannot be said to differ. */
    private static boolean known(Probe probe) {
        return probe.video().map(v -> v.format().width() > 0).orElse(true);
    }

    private static List<String> formats(Probe probe) {
        return probe.tracks().stream()
                .filter(t -> t.kind() != Track.Kind.OTHER && t.frames() > 0)
                .map(Track::format)
                .map(TimelineChecks::describe)
                .sorted()
                .toList();
    }

    private static String describe(Format f) {
        return f.width() > 0
                ? f.family() + " " + f.resolution()
                : f.family() + " " + f.sampleRate() + " Hz " + f.channels() + " ch";
    }

    private static Optional<Breach> decodeTimes(RenditionView r, Judged j) {
        var places = new ArrayList<String>();
        for (var run : j.timeline().runs()) {
            for (var i = 1; i < run.size(); i++) {
                var gap = run.get(i).decodeStart() - run.get(i - 1).decodeEnd();
                if (run.get(i).probe().container() == Probe.Container.FMP4
                        && Math.abs(gap) > run.get(i - 1).track().frameSeconds() / 2 + 0.001) {
                    places.add(r.at(run.get(i).segment()) + " is off by " + seconds(gap));
                }
            }
        }
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(Breach.of(
                        "The decode time (tfdt) of fragments does not continue the one before.",
                        Breach.places(places),
                        "Package again so that tfdt is the sum of the durations before."));
    }

    private static Optional<Breach> jumps(RenditionView r, Judged j) {
        var places = j.spans()
                .flatMap(s -> s.probe().flaws().stream()
                        .filter(f -> f.kind() == Probe.Flaw.Kind.TIMESTAMP_JUMP)
                        .limit(1)
                        .map(f -> r.at(s.segment()) + ": byte " + f.offset() + ": " + f.detail()))
                .toList();
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(Breach.of(
                        "Timestamps jump inside segments.",
                        Breach.places(places),
                        "Cut the segments where the time breaks."));
    }
}
