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
 * what it has shown, so an insert whose clock starts at zero would never be seen. And fMP4 that does not begin at zero, as
 * live streams do, it would wait for until that time.
 */
final class Timeline {
    private final double shift;
    private final Map<Long, Double> shifts = new HashMap<>();
    private @Nullable Segment anchor;
    private double anchorStart;
    private long lastNumber = -1;
    private double lastEnd;

    /**
     * A timeline.
     *
     * @param shift how many seconds the stream is moved as a whole; the same for lanes that play together
     */
    Timeline(double shift) {
        this.shift = shift;
    }

    /** Whether even an unbroken stream has to be moved. */
    boolean moves() {
        return shift != 0;
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
            anchorStart = start + shift;
            shifts.put(segment.discontinuities(), shift);
        }
        var moved = shifts.computeIfAbsent(segment.discontinuities(), d -> expected(segment, listed) - start);
        lastNumber = segment.number();
        lastEnd = track.get().end() + moved;
        return moved == 0 ? bytes : shifted(probe, declared, bytes, moved);
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
