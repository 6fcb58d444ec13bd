/**
 * The control API as Java calls: one method a route, the records of {@code api} in and out.
 *
 * <p>May use nothing of Sluice but {@code api}. The console and the command line talk to an embedded service through this
 * package exactly as to a remote one, so that the two differ by URL only. Calls block; whoever must not wait calls from
 * another thread. Every failure is a {@link dev.sluice.api.Fault}, a service that does not answer included.
 */
@NullMarked
package dev.sluice.client;

import org.jspecify.annotations.NullMarked;
