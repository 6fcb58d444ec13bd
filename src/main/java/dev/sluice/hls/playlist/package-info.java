/**
 * Playlists as text and as a model.
 *
 * <p>The text is lossless: every line keeps its number, column, raw characters and ending, because a finding has to point
 * at what was written, not at what a parser made of it. The model on top is tolerant: real playlists carry byte order
 * marks, blanks, CRLF and decimals where integers belong, and people want to be told about them, not turned away. Nothing
 * here throws on input; what is odd becomes a {@link dev.sluice.hls.playlist.Flaw}. Knows nothing of files, HTTP or media.
 */
@NullMarked
package dev.sluice.hls.playlist;

import org.jspecify.annotations.NullMarked;
