/**
 * The loopback preview relay: fetches what viewers fetch, serves JavaFX Media what it can play, keeps the request log.
 *
 * <p>JavaFX never talks to the network (DESIGN 4.3): its HLS client hides refusals, hangs on encryption, floods servers and
 * takes a 403 for the end of the film. So the relay fetches with OkHttp, takes note of every request, and serves a plain
 * stream on 127.0.0.1 under a random path. Captions and the pictures of other times are fetched beside it, when somebody
 * wants them. What a preview says comes from the relay's own state machine, never from the
 * player: a failure upstream is a {@link dev.sluice.relay.PreviewState.Failed} with what really came. Knows no JavaFX; the
 * console reports the player's events to {@link dev.sluice.relay.PreviewSession}. Uses {@code hls} for playlists and
 * probing, {@code media} for nothing but the sound device.
 */
@NullMarked
package dev.sluice.relay;

import org.jspecify.annotations.NullMarked;
