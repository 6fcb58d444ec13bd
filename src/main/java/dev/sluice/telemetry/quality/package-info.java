/**
 * Questions about cohorts, answered from their cells; what concerns one link or the last minutes is read from sessions.
 *
 * <p>A question names at most two dimensions and a time; it reads the longest spans of cells that fit its resolution, so it
 * costs by cohorts and points and not by sessions. Every figure comes with how many sessions it rests on, quantiles and
 * ratios with their interval; a point on a line stands for at least twenty sessions, else its span grows.
 */
@NullMarked
package dev.sluice.telemetry.quality;

import org.jspecify.annotations.NullMarked;
