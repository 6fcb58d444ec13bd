/**
 * The workspace Preview: an asset as its viewers see it, with every readiness check beside it.
 *
 * <p>JavaFX Media plays through the loopback relay only; what happened is read from the relay's states and its request
 * log, never from the player's silence (DESIGN 4.3). {@link dev.sluice.console.preview.Catalogue} and the records beside
 * it hold what is shown and know no control; {@link dev.sluice.console.preview.Playback} is the one place that touches a
 * media player. Readiness comes from the service's report: that something plays here proves nothing about it. May use
 * {@code client}, {@code relay}, {@code media} and the console's ground, no other workspace.
 */
@NullMarked
package dev.sluice.console.preview;

import org.jspecify.annotations.NullMarked;
