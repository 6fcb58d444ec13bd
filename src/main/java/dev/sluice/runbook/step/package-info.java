/**
 * The step types of the emergency runbook, on the real shares, sessions, keys and edges.
 *
 * <p>One class a step; what a block of {@code assets/runbooks/emergency-invalidation.md} names, it does. A step that has
 * nothing to work with says so and is not needed; none pretends. Proof comes from asking the edges as a viewer would, with
 * tokens minted for shares that are dead: their epochs are those stamped on the share, so such a token is dead as well.
 *
 * <p>Systems that are not ours are ports: {@link dev.sluice.runbook.step.Edges} for what answers media requests, {@code Cdn}
 * for a cache that can only be purged. A purge is never counted as contained, because its id is a promise.
 * The pre-flight before a click sends webhooks a signed test, at most every ten minutes each: the only thing it does to others.
 */
@NullMarked
package dev.sluice.runbook.step;

import org.jspecify.annotations.NullMarked;
