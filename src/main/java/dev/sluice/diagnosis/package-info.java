/**
 * Link inspection on the operator's machine: what a pasted link is, what a viewer who opens it meets, and the sentence
 * support can read to them.
 *
 * <p>Uses the control API for what only the service knows, and plain HTTP for what a viewer would do: page, session,
 * playlists, init section, segment, every request kept with its stage times. Everything pasted is hostile, so every walk is
 * bounded in time, hops and bytes, and never leads into a private network other than the connected service's unless the
 * person says so. The service never follows links itself; that is why this room is on this side.
 */
@NullMarked
package dev.sluice.diagnosis;

import org.jspecify.annotations.NullMarked;
