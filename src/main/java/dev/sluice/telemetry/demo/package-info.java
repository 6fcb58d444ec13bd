/**
 * A day of viewers nobody had, for a workspace that has none yet.
 *
 * <p>What they say goes through the same intake as everything else, only with times that have passed; the channels they count
 * under begin with {@code demo-}, and one act forgets all of it.
 */
@NullMarked
package dev.sluice.telemetry.demo;

import org.jspecify.annotations.NullMarked;
