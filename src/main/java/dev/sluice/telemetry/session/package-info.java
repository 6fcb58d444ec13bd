/**
 * What the records of one viewer say about his viewing.
 *
 * <p>A session is the <em>set</em> of its signals: they arrive in any order, twice, late, by a clock that is wrong, and
 * everything told about the session is computed anew from the set, so that none of this can matter. The set is kept packed,
 * because a service holds one for every viewer who watches.
 *
 * <p>Definitions (CTA-2066 where it has one): startup is the first {@code p} minus the first {@code s}; a stall is the time
 * between {@code r} and what follows, 250 ms or longer, after the first {@code p} and not within a seek; watched time
 * includes startup and seeks and excludes pauses; nothing is counted through a silence of more than 90 seconds.
 */
@NullMarked
package dev.sluice.telemetry.session;

import org.jspecify.annotations.NullMarked;
