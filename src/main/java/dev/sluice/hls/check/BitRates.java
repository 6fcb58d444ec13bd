package dev.sluice.hls.check;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.walk.MeasuredSegment;
import java.util.List;
import java.util.Optional;

/**
 * Bit rates of a media playlist, all in bit/s.
 *
 * @param peak the highest of any run of segments that lasts 0.5 to 1.5 target durations (RFC 8216 4.1)
 * @param highest the highest of any single segment; a tiny last segment makes it larger than {@code peak}, and packagers
 *     that declare this are not blamed for it
 * @param average all bytes over all durations
 */
record BitRates(double peak, double highest, double average) {
    /** Segments looked at in one run: durations near zero must not make this quadratic. */
    private static final int MAX_RUN = 64;

    static Optional<BitRates> of(MediaPlaylist playlist, List<MeasuredSegment> segments) {
        var seconds = segments.stream().mapToDouble(s -> s.segment().seconds()).sum();
        if (seconds <= 0) {
            return Optional.empty();
        }
        var bits = segments.stream().mapToLong(MeasuredSegment::bytes).sum() * 8.0;
        var highest = segments.stream()
                .mapToDouble(MeasuredSegment::bitsPerSecond)
                .max()
                .orElse(0);
        var target = playlist.targetDuration() == null ? 0 : playlist.targetDuration();
        var peak = peak(segments, target);
        return Optional.of(new BitRates(peak > 0 ? peak : highest, highest, bits / seconds));
    }

    private static double peak(List<MeasuredSegment> segments, double target) {
        var peak = 0.0;
        for (var from = 0; from < segments.size(); from++) {
            var seconds = 0.0;
            var bits = 0.0;
            for (var to = from; to < Math.min(segments.size(), from + MAX_RUN) && seconds <= 1.5 * target; to++) {
                seconds += segments.get(to).segment().seconds();
                bits += segments.get(to).bytes() * 8.0;
                if (seconds >= 0.5 * target && seconds <= 1.5 * target && seconds > 0) {
                    peak = Math.max(peak, bits / seconds);
                }
            }
        }
        return peak;
    }

    BitRates plus(BitRates other) {
        return new BitRates(peak + other.peak, highest + other.highest, average + other.average);
    }

    static BitRates higher(BitRates a, BitRates b) {
        return new BitRates(Math.max(a.peak, b.peak), Math.max(a.highest, b.highest), Math.max(a.average, b.average));
    }
}
