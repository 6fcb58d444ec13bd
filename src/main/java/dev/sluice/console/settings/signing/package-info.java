/**
 * The keys that sign tokens: their states, rotation by hand and by schedule, and ending one that leaked.
 *
 * <p>What a kill hits is read when its sheet opens and stands above the one button that does it; nothing asks again.
 */
@NullMarked
package dev.sluice.console.settings.signing;

import org.jspecify.annotations.NullMarked;
