/**
 * What viewers meet: entitlement, sessions, watch and embed pages, media.
 *
 * <p>A session starts when a viewer really asks to play: a POST from a page, or the first GET of the multivariant playlist
 * under a link token. HEAD, chat programs' previews and prefetches never start one. Who watches is found out and the
 * customer's backend is asked ({@code entitlement}) before the transaction that starts or renews a session, never inside it.
 * The rules of a share are checked at the start and at each renewal; signature, times, path, bound address and device, floors and holds on every media request. A signed
 * link has the key it was stamped with; a walk of an inspection is no viewer and counts as none. Media goes out of mapped buffers on the selector's thread; anything that touches the store runs on a virtual thread.
 */
@NullMarked
package dev.sluice.playback;

import org.jspecify.annotations.NullMarked;
