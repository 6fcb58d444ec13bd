package dev.sluice.console.preview;

import dev.sluice.api.RenditionReport;
import java.util.List;

/**
 * Where segments begin, and where JavaFX has to be sent to land at one. It jumps to beginnings of segments only, and to
 * whole seconds only: in MPEG-TS to the segment that holds the second, in fragmented MP4 to the first that begins at it or
 * later, because it counts the initialisation segment as well (JavaFX 26.0.1).
 *
 * @param starts seconds, rising; empty when nothing is known
 * @param fragmented whether segments are fragmented MP4
 */
record SegmentTimes(List<Double> starts, boolean fragmented) {
    /** Nothing is known. */
    static final SegmentTimes UNKNOWN = new SegmentTimes(List.of(), false);

    SegmentTimes {
        starts = List.copyOf(starts);
    }

    static SegmentTimes of(RenditionReport rendition) {
        var segments = rendition.segments();
        return new SegmentTimes(
                segments.stream().map(RenditionReport.SegmentReport::start).toList(),
                !segments.isEmpty() && !segments.getFirst().uri().endsWith(".ts"));
    }

    /** What to ask for in order to land at the beginning of the segment that holds {@code seconds}. */
    double aim(double seconds) {
        var start = start(seconds);
        return fragmented ? Math.floor(start) : Math.ceil(start);
    }

    private double start(double seconds) {
        if (starts.isEmpty()) return seconds;
        return starts.stream()
                .filter(start -> start <= seconds)
                .reduce((before, after) -> after)
                .orElse(0.0);
    }
}
