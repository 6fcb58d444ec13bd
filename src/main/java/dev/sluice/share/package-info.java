/**
 * Shares, their TTL policy and bindings, and the acts that end them.
 *
 * <p>A share is stamped with the epochs in force in the transaction that creates it, and every token under it copies them:
 * a mint that races an invalidation is born dead, and a handle that leaked stays dead when issuance thaws. Because the one
 * writer puts all writes in order, "in force" needs no lock. A share's state is never stored: it follows from floors,
 * holds and the clock, so that raising one floor ends ten million shares by writing one row.
 *
 * <p>A link that is out already cannot be lengthened where it carries its end in itself: an {@code api} link that is to live
 * longer becomes a new one; the key that signs it is written on the share, so that a killed key ends it in every list as it
 * does for viewers. {@code direct} and {@code embed} links live on, because their pages ask the service. Shortening
 * is a hold in the feed, so that tokens that are out end with the share; undo moves the hold. For {@code embed} the TTL bounds
 * sessions: those that play are cut at their next renewal.
 *
 * <p>A share has one successor at most: a frozen share is not reissued, which would go around its hold, and neither is one
 * that was already. An embed link is created with the sites that may frame it, or with the word that any may, because nothing
 * else about it would tell.
 */
@NullMarked
package dev.sluice.share;

import org.jspecify.annotations.NullMarked;
