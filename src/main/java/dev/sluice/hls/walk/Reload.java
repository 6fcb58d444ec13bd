package dev.sluice.hls.walk;

import dev.sluice.hls.playlist.MediaPlaylist;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a live playlist.
 *
 * @param seconds since the watch began, when the answer was there
 * @param response without the body
 * @param playlist null when what came is no media playlist
 */
public record Reload(
        double seconds, Response response, @Nullable MediaPlaylist playlist) {}
