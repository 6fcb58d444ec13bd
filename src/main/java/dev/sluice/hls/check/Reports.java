package dev.sluice.hls.check;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Finding;
import dev.sluice.api.RenditionReport;
import dev.sluice.api.RenditionReport.SegmentReport;
import dev.sluice.api.Severity;
import dev.sluice.hls.playlist.MultivariantPlaylist.Variant;
import dev.sluice.hls.playlist.Uris;
import dev.sluice.hls.probe.Format;
import dev.sluice.hls.probe.Track;
import dev.sluice.hls.walk.MeasuredSegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts findings and figures into the record that crosses the wire. */
final class Reports {
    private Reports() {}

    static CheckReport report(Evidence e, List<Finding> findings) {
        var sorted = findings.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        var ready = sorted.stream().noneMatch(f -> f.severity() == Severity.BLOCKS);
        return new CheckReport(
                ready,
                e.profile().name(),
                sorted,
                e.renditions().stream().map(Reports::rendition).toList());
    }

    private static RenditionReport rendition(RenditionView r) {
        var variant = r.variants().stream().findFirst();
        var rates = r.bitRates();
        var video = r.format(Track.Kind.VIDEO);
        return new RenditionReport(
                label(r),
                kind(r),
                r.name(),
                variant.map(v -> v.attributes().get("CODECS")).orElse(null),
                codecs(r),
                variant.map(Variant::resolution).orElse(null),
                video.map(Format::resolution).filter(s -> !s.isEmpty()).orElse(null),
                variant.map(Variant::bandwidth).orElse(null),
                rates.map(b -> Math.round(b.peak())).orElse(null),
                variant.map(Variant::averageBandwidth).orElse(null),
                rates.map(b -> Math.round(b.average())).orElse(null),
                rounded(r.frameRate(), 1),
                rounded(r.audioBitRate(), 1000),
                keyframeGap(r),
                r.playlist().map(p -> p.duration()).orElse(0.0),
                segments(r));
    }

    private static String label(RenditionView r) {
        return Stream.concat(
                        r.renditions().stream().map(x -> x.name()),
                        r.variants().stream().flatMap(v -> Stream.ofNullable(v.resolution())))
                .findFirst()
                .or(() -> r.format(Track.Kind.VIDEO).map(Format::resolution))
                .filter(s -> !s.isEmpty())
                .orElse(r.name());
    }

    private static String kind(RenditionView r) {
        return switch (r.kind()) {
            case VIDEO ->
                r.format(Track.Kind.VIDEO).isEmpty()
                                && r.format(Track.Kind.AUDIO).isPresent()
                        ? "audio"
                        : "video";
            case AUDIO -> "audio";
            case SUBTITLES -> "subtitles";
            case I_FRAMES -> "i-frames";
        };
    }

    private static @Nullable String codecs(RenditionView r) {
        var found = Stream.of(Track.Kind.VIDEO, Track.Kind.AUDIO)
                .flatMap(k -> r.format(k).stream())
                .map(Format::codec)
                .collect(Collectors.joining(","));
        return found.isEmpty() ? null : found;
    }

    private static @Nullable Double rounded(Optional<Double> value, double unit) {
        return value.map(v -> Math.round(v / unit * 1000) / 1000.0).orElse(null);
    }

    private static @Nullable Double keyframeGap(RenditionView r) {
        var timeline = Timeline.of(r);
        return timeline.spans().isEmpty() || r.format(Track.Kind.VIDEO).isEmpty()
                ? null
                : rounded(Optional.of(timeline.keyframeGap().seconds()), 1);
    }

    private static List<SegmentReport> segments(RenditionView r) {
        var reports = new ArrayList<SegmentReport>();
        var start = 0.0;
        for (var s : r.walked().segments()) {
            reports.add(segment(s, start));
            start += s.segment().seconds();
        }
        return reports;
    }

    private static SegmentReport segment(MeasuredSegment s, double start) {
        var main = Optional.ofNullable(s.probe()).flatMap(p -> p.main());
        var video = main.filter(t -> t.kind() == Track.Kind.VIDEO);
        return new SegmentReport(
                Uris.withoutQuery(s.segment().uri()),
                Math.round(start * 1e6) / 1e6,
                s.segment().seconds(),
                rounded(main.map(Track::duration), 1),
                s.bytes(),
                Math.round(s.bitsPerSecond()),
                video.map(Track::startsWithIdr).orElse(null),
                rounded(video.map(Reports::gap), 1));
    }

    private static double gap(Track video) {
        var last = video.start();
        var longest = 0.0;
        for (var idr : video.idrTimes()) {
            longest = Math.max(longest, idr - last);
            last = idr;
        }
        return Math.max(longest, video.end() - last);
    }
}
