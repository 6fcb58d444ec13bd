/**
 * What a workspace is handed and what it hands back: the desk, the navigator, notices, undo.
 *
 * <p>A {@link dev.sluice.console.shell.Workspace} is made when somebody first goes there and keeps its nodes from then
 * on, so that selection, scroll and widths survive leaving. May use {@code act}, {@code work} and {@code ui}; knows no
 * window.
 */
@NullMarked
package dev.sluice.console.shell;

import org.jspecify.annotations.NullMarked;
