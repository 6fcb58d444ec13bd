/**
 * A new link: its form, the preview of what will come out, and the one time a signed link is shown.
 *
 * <p>The form lies over the list inside the window, so that what one was looking at stays in view. A signed link is a
 * secret: masked until asked for, never in a notice, and forgotten when the sheet closes.
 */
@NullMarked
package dev.sluice.console.links.issue;

import org.jspecify.annotations.NullMarked;
