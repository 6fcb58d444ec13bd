/**
 * The omnibox: what it finds for what was typed or pasted, and how it shows it.
 *
 * <p>Reads the acts and nothing else, so that whatever has a button can be found here by its words. Text that was pasted
 * is hostile: it is cut, masked where it is shown, and never run.
 */
@NullMarked
package dev.sluice.console.palette;

import org.jspecify.annotations.NullMarked;
