/**
 * The window around the workspaces: top bar, rail, status line, keys, notices, undo.
 *
 * <p>Everything lies inside the scene, no popup windows: pictures show it, a robot reaches it, and no window manager can
 * lose it. What the service says is polled here and nowhere else in the frame. May use {@code shell}, {@code palette}
 * and what they use.
 */
@NullMarked
package dev.sluice.console.frame;

import org.jspecify.annotations.NullMarked;
