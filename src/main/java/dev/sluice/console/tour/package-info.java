/**
 * The main job, scripted through the real console: for machines without a display, for the pictures of the README, and as
 * the test that everything works together.
 *
 * <p>May use every workspace and {@code client}. It does what a person does (goes somewhere, runs an act, reads what is
 * shown) and measures it; what a viewer does, it does over HTTP. Nothing in {@code tour.json} is written down that was not
 * measured in that run.
 */
@NullMarked
package dev.sluice.console.tour;

import org.jspecify.annotations.NullMarked;
