package dev.sluice.hls.check;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.MultivariantPlaylist;
import dev.sluice.hls.playlist.MultivariantPlaylist.Rendition;
import dev.sluice.hls.playlist.MultivariantPlaylist.Variant;
import dev.sluice.hls.playlist.Segment;
import dev.sluice.hls.playlist.Uris;
import dev.sluice.hls.probe.Format;
import dev.sluice.hls.probe.Probe;
import dev.sluice.hls.probe.Track;
import dev.sluice.hls.walk.MeasuredSegment;
import dev.sluice.hls.walk.Walked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A media playlist as the checks see it: what it is for, and what its media hold. */
record RenditionView(String name, Kind kind, Walked walked, List<Variant> variants, List<Rendition> renditions) {
    /** What a playlist is for. */
    enum Kind {
        VIDEO,
        AUDIO,
        SUBTITLES,
        I_FRAMES
    }

    static RenditionView of(Walked walked, Optional<MultivariantPlaylist> root, String name) {
        var variants = root.stream()
                .flatMap(m -> m.variants().stream())
                .filter(v -> v.location().equals(walked.location()))
                .toList();
        var renditions = root.stream()
                .flatMap(m -> m.renditions().stream())
                .filter(r -> walked.location().equals(r.location()))
                .toList();
        return new RenditionView(name, kind(walked, variants, renditions), walked, variants, renditions);
    }

    private static Kind kind(Walked walked, List<Variant> variants, List<Rendition> renditions) {
        if (!variants.isEmpty()) {
            return variants.stream().allMatch(Variant::iFrame) ? Kind.I_FRAMES : Kind.VIDEO;
        }
        if (!renditions.isEmpty()) {
            return switch (renditions.getFirst().type()) {
                case "AUDIO" -> Kind.AUDIO;
                case "SUBTITLES" -> Kind.SUBTITLES;
                default -> Kind.VIDEO;
            };
        }
        if (walked.playlist() != null && walked.playlist().iFramesOnly()) {
            return Kind.I_FRAMES;
        }
        var first = walked.segments().stream().findFirst().map(MeasuredSegment::probe);
        return first.filter(p -> p.container() == Probe.Container.WEBVTT).isPresent() ? Kind.SUBTITLES : Kind.VIDEO;
    }

    Optional<MediaPlaylist> playlist() {
        return Optional.ofNullable(walked.playlist());
    }

    boolean iFrames() {
        return kind == Kind.I_FRAMES
                || playlist().map(MediaPlaylist::iFramesOnly).orElse(false);
    }

    /** Segments that came whole: only those may be judged by their times. */
    static boolean intact(MeasuredSegment segment) {
        return segment.measured()
                && segment.probe() != null
                && segment.response() != null
                && !segment.response().cut()
                && !segment.probe().has(Probe.Flaw.Kind.TRUNCATED);
    }

    Stream<MeasuredSegment> intact() {
        return walked.segments().stream().filter(RenditionView::intact);
    }

    /** Whether all segments came whole. */
    boolean complete() {
        return walked.complete()
                && !walked.segments().isEmpty()
                && walked.segments().stream()
                        .allMatch(s -> intact(s) || text(s) || s.segment().gap());
    }

    /** Subtitles that came whole: they have no times of media to be judged by, and bytes like all others. */
    private static boolean text(MeasuredSegment segment) {
        return segment.response() != null
                && segment.response().ok()
                && !segment.response().cut()
                && segment.probe() != null
                && segment.probe().container() == Probe.Container.WEBVTT;
    }

    /** The place of a segment: playlist, line, and the segment's own name. */
    String at(Segment segment) {
        return name + ":" + segment.line() + " " + Uris.withoutQuery(segment.uri());
    }

    /** How the first whole segment is coded. */
    Optional<Format> format(Track.Kind kind) {
        return intact().flatMap(s -> Stream.ofNullable(s.probe()))
                .flatMap(p -> p.tracks().stream())
                .filter(t -> t.kind() == kind)
                .map(Track::format)
                .findFirst();
    }

    /** Frames per second over all whole segments; empty without video. */
    Optional<Double> frameRate() {
        var tracks = tracks(Track.Kind.VIDEO).filter(t -> t.frames() > 1).toList();
        var seconds = tracks.stream().mapToDouble(Track::duration).sum();
        var frames = tracks.stream().mapToInt(Track::frames).sum();
        return seconds <= 0 ? Optional.empty() : Optional.of(frames / seconds);
    }

    /** Bits per second of the audio frames over all whole segments; empty without audio. */
    Optional<Double> audioBitRate() {
        var tracks = tracks(Track.Kind.AUDIO).toList();
        var seconds = tracks.stream().mapToDouble(Track::duration).sum();
        var bytes = tracks.stream().mapToLong(Track::bytes).sum();
        return seconds <= 0 ? Optional.empty() : Optional.of(bytes * 8 / seconds);
    }

    private Stream<Track> tracks(Track.Kind kind) {
        return intact().flatMap(s -> Stream.ofNullable(s.probe()))
                .flatMap(p -> (kind == Track.Kind.VIDEO ? p.video() : p.audio()).stream());
    }

    Optional<BitRates> bitRates() {
        return playlist().filter(p -> complete()).flatMap(p -> BitRates.of(p, walked.segments()));
    }
}
