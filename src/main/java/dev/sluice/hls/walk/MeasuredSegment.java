package dev.sluice.hls.walk;

import dev.sluice.hls.playlist.Segment;
import dev.sluice.hls.probe.Probe;
import org.jspecify.annotations.Nullable;

/**
 * A segment with what was fetched and measured.
 *
 * @param response without the body; null when it was not asked for (a gap, a limit, a cancelled walk)
 * @param decryption how decrypting went
 * @param probe null when there was nothing to measure
 * @param bytes of the segment as it is transferred
 */
public record MeasuredSegment(
        Segment segment,
        @Nullable Response response,
        Decryption decryption,
        @Nullable Probe probe,
        long bytes) {
    /** Whether the bytes were had in full and could be measured. */
    public boolean measured() {
        return response != null
                && response.ok()
                && probe != null
                && !probe.tracks().isEmpty();
    }

    /** Bits per second by the declared duration, as RFC 8216 defines a segment's bit rate; 0 without a duration. */
    public double bitsPerSecond() {
        return segment.seconds() <= 0 ? 0 : bytes * 8 / segment.seconds();
    }
}
