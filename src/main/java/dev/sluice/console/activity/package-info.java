/**
 * The Activity workspace: who did what, newest first, and whether that record is whole.
 *
 * <p>It shows the service's audit log and nothing besides, so that there is one truth about the past. Lines are read page
 * by page as one scrolls. May use {@code client} and the shell.
 */
@NullMarked
package dev.sluice.console.activity;

import org.jspecify.annotations.NullMarked;
