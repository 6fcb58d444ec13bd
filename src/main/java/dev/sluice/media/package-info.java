/**
 * FFmpeg: what a source file is, how it becomes an HLS ladder, and the codecs that JavaFX Media borrows.
 *
 * <p>FFmpeg works in child processes without a shell (DESIGN 4.2), so that a hostile file can crash a child and never the
 * console or the service. The programs come with the build; nothing has to be installed. Playlists are not understood
 * here: the little that FFmpeg itself wrote is read back by {@link dev.sluice.media.WrittenPlaylist}, everything else is
 * the business of {@code hls}. Uses nothing of Sluice but {@code api}.
 */
@NullMarked
package dev.sluice.media;

import org.jspecify.annotations.NullMarked;
