/**
 * How the console looks: Primer light and dark, one stylesheet, the fonts it brings along, and motion.
 *
 * <p>Fonts are shipped because a bare machine may have none that is fit for tables of figures. Colours are looked up by
 * name in {@code sluice.css}, which draws them from AtlantaFX, so that both themes are one sheet.
 */
@NullMarked
package dev.sluice.console.theme;

import org.jspecify.annotations.NullMarked;
