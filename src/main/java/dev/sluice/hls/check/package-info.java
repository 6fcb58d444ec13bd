/**
 * Rules over the evidence of a walk.
 *
 * <p>A check is small: a {@link dev.sluice.hls.check.Rule} with its source, and a function from evidence to a verdict. It
 * has three ways out: it holds, it is broken in such and such places, or there was no evidence, which is never a pass.
 * Consequences are not reported as causes: a segment that is cut short is left out of the checks of durations and
 * timestamps, a variant without its audio group out of the sums of bit rates. A profile sets limits and may change
 * severities. Numbers in {@code source} are those of RFC 8216 and of Apple's HLS authoring specification.
 */
@NullMarked
package dev.sluice.hls.check;

import org.jspecify.annotations.NullMarked;
