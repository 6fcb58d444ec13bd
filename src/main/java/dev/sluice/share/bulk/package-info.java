/**
 * Acts on many shares: some hundreds at a time, each hundred in one transaction with what came of every share in it.
 *
 * <p>The place an act has reached is written with the shares it has reached, so that a service that dies goes on where it
 * was and does nothing twice. Only acts that can be taken back offer it: holds, and times to live. A revoked share stays
 * dead, and a share that was handed out stays out.
 */
@NullMarked
package dev.sluice.share.bulk;

import org.jspecify.annotations.NullMarked;
