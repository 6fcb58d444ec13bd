/**
 * The parts every screen is made of: cards, chips, figures, rows, tables.
 *
 * <p>A part shows values it is given and knows nothing of the service, the shell or a workspace. It carries style classes
 * of {@code sluice.css} and no colours of its own; what it says by colour it also says by word or shape.
 */
@NullMarked
package dev.sluice.console.ui;

import org.jspecify.annotations.NullMarked;
