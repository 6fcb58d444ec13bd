/**
 * The emergency panel: what an invalidation would hit, the document that runs, the two clocks.
 *
 * <p>May use the shell's rooms and {@code client}. One click is one click: what it hits and what could hinder it stand there
 * before, so that no second dialog has to ask. Enter never triggers it, "everything" is never preselected, and during a run
 * nothing moves but what the run changes. What was hit is what the run's snapshot kept, never a count of today.
 */
@NullMarked
package dev.sluice.console.emergency;

import org.jspecify.annotations.NullMarked;
