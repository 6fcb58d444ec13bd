package dev.sluice.hls.probe;

import java.util.List;

/**
 * One track of a segment. Times are seconds on the track's own clock; inside a segment a 33-bit clock that turns over goes
 * on counting, so later times may exceed 2^33 / 90000.
 *
 * @param id PID in MPEG-TS, track_ID in fMP4, 0 in packed audio
 * @param start smallest presentation time
 * @param end largest presentation time plus the duration of that frame
 * @param decodeStart smallest decode time
 * @param decodeEnd decode time at which the next segment must go on
 * @param frames pictures, or audio frames
 * @param bytes of the frames, container not counted
 * @param startsWithIdr whether the first picture in decode order is an IDR; true for audio
 * @param firstNal NAL unit type of the first picture; -1 when not read
 * @param idrTimes presentation times of the IDR pictures, at most {@link #MAX_IDR}
 */
public record Track(
        int id,
        Kind kind,
        Format format,
        double start,
        double end,
        double decodeStart,
        double decodeEnd,
        int frames,
        long bytes,
        boolean startsWithIdr,
        int firstNal,
        List<Double> idrTimes) {
    /** IDR times kept per segment. */
    public static final int MAX_IDR = 10_000;

    public Track {
        idrTimes = List.copyOf(idrTimes);
    }

    /** Kinds of tracks. */
    public enum Kind {
        VIDEO,
        AUDIO,
        OTHER
    }

    /** Seconds from first to last presentation. */
    public double duration() {
        return end - start;
    }

    /** Mean seconds of a frame; 0 when there is none. */
    public double frameSeconds() {
        return frames == 0 ? 0 : duration() / frames;
    }

    /** Bits of the frames per second of media; 0 when it has no duration. */
    public double bitsPerSecond() {
        return duration() <= 0 ? 0 : bytes * 8 / duration();
    }
}
