/**
 * Cohorts and what is kept of them: exact counts and sums, and a sketch of each distribution, per minute.
 *
 * <p>A session counts in the cohort of everything, in one for each of its traits, and in one for each pair of them, so that a
 * question about any two dimensions reads as many cells as there are minutes and never a session. Cells cost by cohorts and
 * minutes; ten minutes and hours are merged from them later. DDSketch (1 %) merges in any order with a guaranteed error;
 * it cannot forget, so a value goes in once. A dimension with too many values is kept whole as "other".
 */
@NullMarked
package dev.sluice.telemetry.cohort;

import org.jspecify.annotations.NullMarked;
