/**
 * The console: its start-up, its frame and its workspaces.
 *
 * <p>The window is in {@code frame}; each workspace has a package of its own beside it, is written on {@code shell},
 * {@code act}, {@code work}, {@code ui} and {@code chart}, and never knows another workspace. May use {@code client},
 * {@code diagnosis}, {@code relay} and {@code media}. Views are written in code, view models never touch a control, and
 * the application thread never waits.
 */
@NullMarked
package dev.sluice.console;

import org.jspecify.annotations.NullMarked;
