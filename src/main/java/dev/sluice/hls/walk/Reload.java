package dev.sluice.hls.walk;

import dev.sluice.hls.playlist.MediaPlaylist;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a live playlist.
 *
 * @param seconds since the watch began, when the answer was there
 * @param response without the body
 * @param playlist null when what came is no media playlist
 * @param awaited the media sequence number the server was asked to wait for; {@link #NOTHING} when it was not
 */
public record Reload(
        double seconds, Response response, @Nullable MediaPlaylist playlist, long awaited) {
    /** A plain reading. */
    public static final long NOTHING = -1;

    /** Whether the server was asked to hold its answer. */
    public boolean blocking() {
        return awaited != NOTHING;
    }
}
