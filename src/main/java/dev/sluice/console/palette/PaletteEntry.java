package dev.sluice.console.palette;

import dev.sluice.console.act.Effect;

/**
 * One line of the palette.
 *
 * @param title what it does
 * @param hint what it is about, or why it cannot be done
 * @param keys its shortcut; may be empty
 * @param effect what running it leaves behind
 * @param enabled false while it cannot be done
 * @param run does it
 */
public record PaletteEntry(String title, String hint, String keys, Effect effect, boolean enabled, Runnable run) {}
