/**
 * Fetching a whole presentation: playlists, initialization sections, keys, segments, from a folder or over HTTP.
 *
 * <p>What was answered is kept as evidence (status, headers, redirects, the first bytes) and the media bytes are measured
 * and let go, so memory does not grow with the length of the asset. Everything is bounded: sizes, counts, time, redirects,
 * inflation. A server that misbehaves gives a {@link dev.sluice.hls.walk.Response} that says so, never an exception. Keys
 * are held only while segments are decrypted and appear in no result.
 */
@NullMarked
package dev.sluice.hls.walk;

import org.jspecify.annotations.NullMarked;
