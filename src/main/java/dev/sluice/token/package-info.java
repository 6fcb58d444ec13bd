/**
 * Playback tokens: the RFC 9246 profile, the key ring that signs them, and readers of other vendors' links.
 *
 * <p>May use {@code api} only: an edge agent and the operator's machine hold this package without a store. Keys come in
 * and go out as text; who keeps them, and where, is decided elsewhere.
 *
 * <p>Decisions that made it so: revocation does not depend on expiry, so tokens carry the epochs of their share and are
 * compared with floors by the caller; what never changes about a token (signature, claims) is worked out once and kept by
 * its hash, what changes (time, path, audience, killed keys) is looked at on every request; what this process has just signed
 * is taken as known without a signature check, for its text never left the process; regular expressions inside
 * tokens run in linear time (RE2), because they come from outside.
 */
@NullMarked
package dev.sluice.token;

import org.jspecify.annotations.NullMarked;
