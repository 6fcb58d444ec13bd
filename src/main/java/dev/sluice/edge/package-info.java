/**
 * The edge agent: {@code sluice edge}. It stands beside a cache far away, or answers viewers itself, and says about every
 * request whether it may be served.
 *
 * <p>It holds public keys, floors, holds and the session denylist: nothing that could mint, no credential but an edge's key,
 * which opens the revocation feed and nothing else. It asks for what comes behind its last sequence, again and again; its
 * next question acknowledges what it got. Hearing nothing for longer than the lease of a share's risk tier, it refuses
 * protected media by itself. Revocation is asked about before any cache. A session starts at the service, which an edge
 * asks where a link token's first playlist is wanted.
 */
@NullMarked
package dev.sluice.edge;

import org.jspecify.annotations.NullMarked;
