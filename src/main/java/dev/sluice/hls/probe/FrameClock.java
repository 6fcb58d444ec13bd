package dev.sluice.hls.probe;

import java.util.ArrayList;
import java.util.List;

/** Gathers the times of a track's frames, in ticks, and says what they span. */
final class FrameClock {
    private static final long NONE = Long.MIN_VALUE;

    private final double scale;
    private final long turn;
    private final List<Double> idrTimes = new ArrayList<>();
    private long minPts = Long.MAX_VALUE;
    private long endPts = NONE;
    private long maxPts = NONE;
    private long firstDts = NONE;
    private long lastDts = NONE;
    private long lastPts;
    private long decodeEnd;
    private int frames;
    private long bytes;
    private int firstNal = -1;
    private boolean startsWithIdr;

    /**
     * @param scale ticks per second
     * @param turn the value at which the clock starts again at 0; 0 when it never does
     */
    FrameClock(double scale, long turn) {
        this.scale = scale;
        this.turn = turn;
    }

    int frames() {
        return frames;
    }

    /** The next frame in decode order; answers how many seconds after the end of the last one it decodes. */
    double frame(long pts, long dts, long duration) {
        var decode = unwrap(dts, lastDts == NONE ? dts : lastDts);
        lastPts = unwrap(pts, decode);
        var step = lastDts == NONE ? 0 : (decode - decodeEnd) / scale;
        firstDts = firstDts == NONE ? decode : firstDts;
        lastDts = decode;
        minPts = Math.min(minPts, lastPts);
        maxPts = Math.max(maxPts, lastPts);
        frames++;
        lasts(duration);
        return step;
    }

    /** Says that the last frame stands for {@code count} frames, {@code duration} ticks together. */
    void run(int count, long duration) {
        frames += count - 1;
        lasts(duration);
    }

    private void lasts(long duration) {
        decodeEnd = lastDts + duration;
        endPts = Math.max(endPts, lastPts + duration);
    }

    void bytes(long count) {
        bytes += count;
    }

    /** Says what the picture that {@code frame} announced last begins with. */
    void picture(int nalType, boolean idr, long pts) {
        if (firstNal < 0) {
            firstNal = nalType;
            startsWithIdr = idr && frames == 1;
        }
        if (idr && idrTimes.size() < Track.MAX_IDR) {
            idrTimes.add(unwrap(pts, lastDts) / scale);
        }
    }

    private long unwrap(long value, long near) {
        return turn == 0 ? value : near + Math.floorMod(value - near + turn / 2, turn) - turn / 2;
    }

    /** @param stated frames per second of the parameter sets, for a segment with a single picture */
    Track track(int id, Track.Kind kind, Format format, double stated) {
        if (frames == 0) {
            return new Track(id, kind, format, 0, 0, 0, 0, 0, bytes, kind != Track.Kind.VIDEO, firstNal, List.of());
        }
        var missing = endPts == maxPts ? step(stated) : 0;
        return new Track(
                id,
                kind,
                format,
                minPts / scale,
                endPts / scale + missing,
                firstDts / scale,
                decodeEnd / scale + missing,
                frames,
                bytes,
                kind != Track.Kind.VIDEO || startsWithIdr,
                firstNal,
                idrTimes);
    }

    /** MPEG-TS does not say how long a frame is: the mean distance stands for it. */
    private double step(double stated) {
        if (frames > 1 && lastDts > firstDts) {
            return (lastDts - firstDts) / scale / (frames - 1);
        }
        return stated > 0 ? 1 / stated : 0;
    }
}
