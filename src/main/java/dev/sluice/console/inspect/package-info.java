/**
 * Support's workspace: paste a link, read what is wrong with it.
 *
 * <p>May use the shell's rooms, {@code client} and {@code diagnosis}. The answer comes first and is one sentence; everything
 * under it is there to prove it. A pasted link is a secret: it is masked on the screen and leaves the model only for the
 * inspection itself.
 *
 * <p>The page is built once and filled a part a frame, from the first word to the verdict: nothing that stands is built again
 * or moves more than it must, so that inspections never hold the window up. What was asked as other clients is counted there
 * and listed when somebody opens it; an embed link can be tried on a page of a site.
 */
@NullMarked
package dev.sluice.console.inspect;

import org.jspecify.annotations.NullMarked;
