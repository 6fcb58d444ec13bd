package dev.sluice.hls.playlist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One media segment with everything that applies to it.
 *
 * @param number its media sequence number
 * @param discontinuities its discontinuity sequence number
 * @param line line of its URI
 * @param durationLine line of its EXTINF; 0 when there is none
 * @param duration EXTINF in seconds; null when missing or unreadable
 * @param uri as written, variables replaced
 * @param location {@code uri} resolved
 * @param range the part of the resource; null for all of it
 * @param keys the EXT-X-KEY tags in force, none for METHOD=NONE
 * @param map the EXT-X-MAP in force
 * @param discontinuity whether EXT-X-DISCONTINUITY stands before it
 * @param date EXT-X-PROGRAM-DATE-TIME, carried forward over durations
 * @param dated whether the date stands at this very segment
 * @param gap whether EXT-X-GAP says that it is absent
 */
public record Segment(
        long number,
        long discontinuities,
        int line,
        int durationLine,
        @Nullable Double duration,
        String title,
        String uri,
        String location,
        @Nullable ByteRange range,
        List<Key> keys,
        @Nullable Map map,
        boolean discontinuity,
        @Nullable Instant date,
        boolean dated,
        boolean gap,
        List<Part> parts) {
    public Segment {
        keys = List.copyOf(keys);
        parts = List.copyOf(parts);
    }

    /** EXTINF in seconds, 0 when missing. */
    public double seconds() {
        return duration == null ? 0 : duration;
    }

    /**
     * A part of a resource.
     *
     * @param offset first byte, from 0
     * @param length number of bytes
     */
    public record ByteRange(long offset, long length) {
        /** The first byte after the range. */
        public long end() {
            return offset + length;
        }
    }

    /**
     * EXT-X-MAP: where the initialization section of a segment is.
     *
     * @param location resolved
     */
    public record Map(
            int line, String uri, String location, @Nullable ByteRange range, List<Key> keys) {
        public Map {
            keys = List.copyOf(keys);
        }
    }

    /**
     * EXT-X-PART of low latency.
     *
     * @param duration in seconds; null when missing
     */
    public record Part(
            int line,
            @Nullable Double duration,
            String uri,
            String location,
            @Nullable ByteRange range,
            boolean independent,
            boolean gap) {}
}
