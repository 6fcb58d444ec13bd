/**
 * Quantities and times as pictures: bars, waterfalls, budgets, and the canvas that larger charts draw on.
 *
 * <p>Few pieces are regions, because the stylesheet can reach those; many are a canvas that reads its colours from the
 * stylesheet as properties. May use {@code ui} for words and tones.
 */
@NullMarked
package dev.sluice.console.chart;

import org.jspecify.annotations.NullMarked;
