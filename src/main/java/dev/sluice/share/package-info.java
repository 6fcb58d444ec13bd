/**
 * Shares, their TTL policy and bindings, and the acts that end them.
 *
 * <p>A share is stamped with the epochs in force in the transaction that creates it, and every token under it copies them:
 * a mint that races an invalidation is born dead, and a handle that leaked stays dead when issuance thaws. Because the one
 * writer puts all writes in order, "in force" needs no lock. A share's state is never stored: it follows from floors,
 * holds and the clock, so that raising one floor ends ten million shares by writing one row.
 */
@NullMarked
package dev.sluice.share;

import org.jspecify.annotations.NullMarked;
