package dev.sluice.hls.playlist;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A playlist of segments (RFC 8216bis 4.4.3 to 4.4.5), with keys, maps, ranges and dates already carried over to the
 * segments they apply to.
 *
 * @param targetDuration EXT-X-TARGETDURATION in seconds, decimals kept; null when missing or unreadable
 * @param mediaSequence number of the first listed segment, skipped ones not counted
 * @param type EXT-X-PLAYLIST-TYPE as written
 * @param parts parts after the last segment, of the segment that is not complete yet
 */
public record MediaPlaylist(
        String uri,
        PlaylistText text,
        int version,
        boolean independentSegments,
        @Nullable Double targetDuration,
        long mediaSequence,
        long discontinuitySequence,
        @Nullable String type,
        boolean ended,
        boolean iFramesOnly,
        List<Segment> segments,
        List<Segment.Part> parts,
        LowLatency lowLatency,
        List<Attributes> dateRanges,
        Map<String, String> variables,
        List<Flaw> flaws)
        implements Playlist {
    public MediaPlaylist {
        segments = List.copyOf(segments);
        parts = List.copyOf(parts);
        dateRanges = List.copyOf(dateRanges);
        flaws = List.copyOf(flaws);
    }

    /**
     * What low latency adds.
     *
     * @param serverControl EXT-X-SERVER-CONTROL; {@link Attributes#NONE} when absent
     * @param partTarget PART-TARGET of EXT-X-PART-INF in seconds
     * @param skipped SKIPPED-SEGMENTS of EXT-X-SKIP; 0 when the update is whole
     */
    public record LowLatency(
            Attributes serverControl,
            @Nullable Double partTarget,
            List<Attributes> preloadHints,
            List<Attributes> renditionReports,
            long skipped) {}

    /** Whether segments may still be added. */
    public boolean live() {
        return !ended && !"VOD".equals(type);
    }

    /** Sum of the EXTINF durations in seconds. */
    public double duration() {
        return segments.stream().mapToDouble(Segment::seconds).sum();
    }

    /** The wall clock of the first segment, when the playlist has one. */
    public @Nullable Instant begins() {
        return segments.isEmpty() ? null : segments.getFirst().date();
    }
}
