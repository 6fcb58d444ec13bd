/**
 * A time to live as it is chosen: by slider, by typing, inside the range that the policy draws.
 *
 * <p>Typed text and slider are one value; what is outside the range is said before the service has to refuse it. The
 * service decides; this side only spares people a refusal.
 */
@NullMarked
package dev.sluice.console.links.ttl;

import org.jspecify.annotations.NullMarked;
