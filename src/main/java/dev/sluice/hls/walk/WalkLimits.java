package dev.sluice.hls.walk;

import java.time.Duration;

/**
 * How far a walk goes.
 *
 * @param playlistBytes of one playlist
 * @param playlistLines of one playlist: short lines cost more memory than bytes
 * @param segmentBytes of one segment or range
 * @param playlists media playlists of one presentation
 * @param segments of one media playlist
 * @param parallel requests under way at once
 * @param watch how long a live playlist is read again and again
 * @param total time for the whole walk
 */
public record WalkLimits(
        long playlistBytes,
        int playlistLines,
        long segmentBytes,
        int playlists,
        int segments,
        int parallel,
        Duration watch,
        Duration total) {
    /** Enough for a day of one-second segments, small enough for a desktop. */
    public static WalkLimits standard() {
        var parallel = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
        return new WalkLimits(
                32L << 20, 500_000, 64L << 20, 200, 90_000, parallel, Duration.ofSeconds(40), Duration.ofMinutes(15));
    }
}
