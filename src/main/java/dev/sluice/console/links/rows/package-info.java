/**
 * The window of pages behind the table of links.
 *
 * <p>The list is as long as the service says, and holds a few pages of it around what is looked at. Cursors of pages that
 * were seen are kept, so that scrolling is a keyset read; only a jump over unseen pages asks the service to skip. Knows no
 * control.
 */
@NullMarked
package dev.sluice.console.links.rows;

import org.jspecify.annotations.NullMarked;
