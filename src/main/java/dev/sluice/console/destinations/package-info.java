/**
 * The Destinations workspace: what is published where, how each destination does, and the replays.
 *
 * <p>One board is read as a whole in the background and shown as a whole, so that no two numbers on it are of different
 * times. What a card says was measured by the service; where something cannot be seen, it says "not measured". May use
 * {@code client} and the shell.
 */
@NullMarked
package dev.sluice.console.destinations;

import org.jspecify.annotations.NullMarked;
