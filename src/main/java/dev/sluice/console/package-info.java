/**
 * The console: its start-up, its frame and its workspaces.
 *
 * <p>The window is in {@code frame}, the ground they stand on in {@code shell}, their parts in {@code ui} and {@code chart}; each workspace has a
 * package of its own beside them and knows the shell, never another workspace. May use {@code client}, {@code diagnosis},
 * {@code relay} and {@code media}. Views are written in code, view models never touch a control, and the application
 * thread never waits.
 */
@NullMarked
package dev.sluice.console;

import org.jspecify.annotations.NullMarked;
