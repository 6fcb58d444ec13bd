/**
 * Quality: what viewers really get, by cohort, two seconds after it happened.
 *
 * <p>The answer first: four figures against their targets. Then the lines of the cohorts that cost most, the table that ranks
 * them, where the time of the chosen one goes, and what it does to conversions. A cohort leads to its sessions, a session to
 * its timeline, and that to its link. Everything is read in one job per change; a chart is never asked for alone.
 */
@NullMarked
package dev.sluice.console.quality;

import org.jspecify.annotations.NullMarked;
