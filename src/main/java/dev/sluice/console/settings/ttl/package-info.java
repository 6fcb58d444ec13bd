/**
 * The range of TTLs of each risk tier, drawn inside what the field allows, and the live links that fall outside of it.
 *
 * <p>Changing a tier touches no link that is out. Those outside are listed, and one act brings them in line.
 */
@NullMarked
package dev.sluice.console.settings.ttl;

import org.jspecify.annotations.NullMarked;
