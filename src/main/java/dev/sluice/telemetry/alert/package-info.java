/**
 * Tells operators when a cohort gets less than it should, once, and once when that is over.
 *
 * <p>Every few seconds each rule looks at the newest minutes of its cohorts. A value counts against a cohort only with enough
 * sessions and, where its interval is known, only when the whole interval is beyond the bound; it has to do so several looks
 * in a row, and a raised alert ends only after it has been clearly below for longer. Between the two nothing changes, so a
 * value that dances on its bound is told once and not all night.
 */
@NullMarked
package dev.sluice.telemetry.alert;

import org.jspecify.annotations.NullMarked;
