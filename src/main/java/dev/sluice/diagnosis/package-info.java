/**
 * Link inspection on the operator's machine: what a pasted link is, what a viewer who opens it meets, and the sentence
 * support can read to them.
 *
 * <p>Uses the control API for what only the service knows, and plain HTTP for what viewers would do: page, session,
 * playlists, key, init section, segment, as a browser first and then as each other kind of client, every request kept with
 * its stage times. Everything pasted is hostile, so every walk is bounded in time, hops, requests and bytes, and never leads
 * into a private network other than the connected service's and its edges' unless the person says so. The service never follows links
 * itself; that is why this room is on this side.
 *
 * <p>Decisions: what an inspection comes by on the way is {@link dev.sluice.diagnosis.Progress}, never a verdict; the
 * verdict is said once, at the end, so that it cannot flip. A link whose opens are counted, or that works once, is not
 * opened. A dead link's video is tried with a fresh canary link, so that the link's fault and the video's are told apart.
 * Clients are told apart by their requests only; what they decode says "not measured".
 */
@NullMarked
package dev.sluice.diagnosis;

import org.jspecify.annotations.NullMarked;
