package dev.sluice.hls.walk;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.Segment;
import dev.sluice.hls.probe.InitSection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A media playlist with all that was fetched through it.
 *
 * @param location where the multivariant playlist says it is
 * @param playlist null when it could not be had or is no media playlist
 * @param multivariant whether a multivariant playlist came instead
 * @param inits in the order of their first use
 * @param keys in the order of their first use
 * @param segments in order; fewer than the playlist has when a limit was met
 * @param reloads of a live playlist, in order; empty when it was read only once
 */
public record Walked(
        String location,
        Response response,
        @Nullable MediaPlaylist playlist,
        boolean multivariant,
        List<Init> inits,
        List<FetchedKey> keys,
        List<MeasuredSegment> segments,
        List<Reload> reloads) {
    public Walked {
        inits = List.copyOf(inits);
        keys = List.copyOf(keys);
        segments = List.copyOf(segments);
        reloads = List.copyOf(reloads);
    }

    /** An initialization section as fetched. */
    public record Init(Segment.Map map, Response response, InitSection content) {}

    /**
     * A key as fetched, without the key.
     *
     * @param length of the key in bytes
     */
    public record FetchedKey(int line, String location, Response response, int length) {}

    /** Whether every listed segment that is no gap was measured. */
    public boolean complete() {
        return playlist != null && segments.size() == playlist.segments().size();
    }
}
