/**
 * The frame around the workspaces: top bar, rail, status line, palette, sheet of keys, notices, undo.
 *
 * <p>A {@link dev.sluice.console.shell.Workspace} is made when somebody first goes there and keeps its nodes from then
 * on, so that selection, scroll and widths survive leaving. Everything lies inside the scene, no popup windows: pictures
 * show it, a robot reaches it, and no window manager can lose it.
 */
@NullMarked
package dev.sluice.console.shell;

import org.jspecify.annotations.NullMarked;
