/**
 * The Checklist workspace: is the roll-out ready, and how is that known.
 *
 * <p>The service looks at everything anew and says it line by line; this side adds what only it can see: the difference of
 * the two clocks, and whether Inspect tells a good canary link from a spoilt one. A line that nobody measured says so and is never counted as done. May use {@code client}, {@code diagnosis} and the shell.
 */
@NullMarked
package dev.sluice.console.checklist;

import org.jspecify.annotations.NullMarked;
