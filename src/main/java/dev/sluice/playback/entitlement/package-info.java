/**
 * Who is watching, and whether the customer's backend lets them: viewers' JWTs and the entitlement hook.
 *
 * <p>Nothing here touches a share's own rules; those stand in {@code playback} and hold whatever a backend says. A backend
 * is asked when a session starts and at each renewal, never per segment: a slow one must not freeze those who play. What
 * comes back is bounded in time and size, and what is kept of a viewer is a hash.
 */
@NullMarked
package dev.sluice.playback.entitlement;

import org.jspecify.annotations.NullMarked;
