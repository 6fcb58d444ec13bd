package dev.sluice.relay;

import dev.sluice.hls.playlist.Segment;
import dev.sluice.hls.probe.InitSection;
import dev.sluice.hls.probe.MediaProbe;
import dev.sluice.hls.probe.Probe;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes one unbroken timeline out of a stream with discontinuities: JavaFX throws away whatever has earlier timestamps than
 * what it has shown, so an insert whose clock starts at zero would never be seen. And of fMP4 it throws away the first
 * segment unless times begin at the target duration, because it counts the EXT-X-MAP as a segment of that length.
 */
final class Timeline {
    private final @Nullable Double base;
    private final Map<Long, Double> shifts = new HashMap<>();
    private @Nullable Segment anchor;
    private double anchorStart;
    private long lastNumber = -1;
    private double lastEnd;

    /**
     * A timeline.
     *
     * @param base the time in seconds at which the first listed segment is to begin; null to leave it where it is
     */
    Timeline(@Nullable Double base) {
        this.base = base;
    }

    /** Whether even an unbroken stream has to be moved. */
    boolean moves() {
        return base != null;
    }

    /**
     * A segment with its place on the unbroken timeline.
     *
     * @param listed all segments as listed now, for the distance between two that do not follow each other
     * @param bytes of the segment; changed in place
     */
    synchronized byte[] place(Segment segment, List<Segment> listed, byte[] init, byte[] bytes) {
        var declared = MediaProbe.init(ByteBuffer.wrap(init));
        var probe = MediaProbe.probe(ByteBuffer.wrap(bytes), declared);
        var track = probe.main();
        if (track.isEmpty()) {
            return bytes;
        }
        var start = track.get().start();
        if (anchor == null) {
            anchor = segment;
            anchorStart = base == null ? start : base + before(listed, segment.number());
            shifts.put(segment.discontinuities(), anchorStart - start);
        }
        var shift = shifts.computeIfAbsent(segment.discontinuities(), d -> expected(segment, listed) - start);
        lastNumber = segment.number();
        lastEnd = track.get().end() + shift;
        return shift == 0 ? bytes : shifted(probe, declared, bytes, shift);
    }

    private double expected(Segment segment, List<Segment> listed) {
        if (lastNumber == segment.number() - 1 || anchor == null) {
            return lastEnd;
        }
        return anchorStart + before(listed, segment.number()) - before(listed, anchor.number());
    }

    private static double before(List<Segment> listed, long number) {
        return listed.stream()
                .filter(s -> s.number() < number)
                .mapToDouble(Segment::seconds)
                .sum();
    }

    private static byte[] shifted(Probe probe, InitSection init, byte[] bytes, double seconds) {
        switch (probe.container()) {
            case MPEG_TS -> Shift.ts(bytes, seconds);
            case FMP4 ->
                Shift.mp4(
                        bytes,
                        seconds,
                        init.tracks().stream()
                                .collect(Collectors.toMap(
                                        InitSection.Entry::id, InitSection.Entry::timescale, (a, b) -> a)));
            case PACKED_AUDIO, WEBVTT, HTML, UNKNOWN -> {}
        }
        return bytes;
    }
}
