/**
 * Revocation in memory and on the wire: floors over the epochs stamped on shares, holds, the session denylist, killed keys.
 *
 * <p>May use {@code api} only. There is no store here, so that an edge agent can hold all of it: it starts from a
 * {@link dev.sluice.floors.Snapshot}, follows the feed by one {@link dev.sluice.floors.FeedPage} after another, and asks the
 * {@link dev.sluice.floors.Gate} about every request.
 *
 * <p>Decisions that made it so: an invalidation raises one number whatever it hits; everything is exact, because a false
 * positive would cut off an innocent viewer; events apply in order of their sequence or not at all, except that what only
 * shuts may be applied ahead of it; a lease counts from when an edge asked, so that late answers prove nothing.
 */
@NullMarked
package dev.sluice.floors;

import org.jspecify.annotations.NullMarked;
