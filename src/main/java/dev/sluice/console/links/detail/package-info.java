/**
 * The pane beside the list: one link with its time to live, binding, sessions and history.
 *
 * <p>Reads sessions and history when a link is selected, the newest selection only. History is the audit log by subject;
 * there is no second record of who did what.
 */
@NullMarked
package dev.sluice.console.links.detail;

import org.jspecify.annotations.NullMarked;
