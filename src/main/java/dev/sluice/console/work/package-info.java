/**
 * Work that may wait, kept off the application thread.
 *
 * <p>Workspaces start a {@link dev.sluice.console.work.Job} and read its answer on the application thread; they never see
 * a thread. The executors are injected, so that a test runs the same code inline and has no reason to sleep. May use
 * {@code api} and JavaFX properties, never a control.
 */
@NullMarked
package dev.sluice.console.work;

import org.jspecify.annotations.NullMarked;
