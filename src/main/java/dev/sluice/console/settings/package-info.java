/**
 * The Settings workspace: who may use the service, the keys that sign, how long links live, edges and their keys,
 * and how emergencies are handled.
 *
 * <p>These are set a few times a year, by an admin, and none of them belongs to one link or one video; so they stand
 * together at the foot of the rail, where people look for settings, and not as tabs of Links. Everybody may go there:
 * support reads which keys sign and which times are allowed, and where a role is missing the card says which. Each part is a
 * package of its own and reads by itself, so that what one may not see hides nothing else.
 */
@NullMarked
package dev.sluice.console.settings;

import org.jspecify.annotations.NullMarked;
