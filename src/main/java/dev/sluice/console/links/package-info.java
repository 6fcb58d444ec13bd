/**
 * The Links workspace: a table over any number of links, what ends next, and what can be done with a link.
 *
 * <p>The service filters, sorts and pages; this side holds a window of pages, so that a million links cost no more memory
 * than a thousand. What is selected is edited beside the list, never in a dialog. Parts: {@code rows} is the window,
 * {@code ttl} the time to live, {@code detail} what is selected, {@code issue} a new link. May use {@code client} and the
 * shell.
 */
@NullMarked
package dev.sluice.console.links;

import org.jspecify.annotations.NullMarked;
