/**
 * HLS as it is: what playlists and segments really hold, and what is wrong with that.
 *
 * <p>Four rooms: {@code playlist} (text and model), {@code probe} (what is in the media bytes), {@code walk} (fetching a
 * whole presentation from a folder or over HTTP), {@code check} (rules over the evidence). No FFmpeg here: measuring must
 * work on a partial download, on a person's desktop, and on hostile bytes.
 */
@NullMarked
package dev.sluice.hls;

import org.jspecify.annotations.NullMarked;
