/**
 * Reads what a pasted link or token says about itself, without any key: who signed it, what it opens, for whom, from when to
 * when, and what could revoke it.
 *
 * <p>May use {@code api} and its parent. Makes no request and verifies nothing: a signature under a known key is
 * {@link dev.sluice.token.SignedToken}'s matter.
 *
 * <p>Decisions that made it so: everything pasted is hostile, so it is cut to a length first and every reader works in
 * bounded time; what cannot be read becomes a finding, never an exception; a time is kept with its unit as found, because
 * seconds and milliseconds are mixed up so often that the mistake itself is the diagnosis.
 */
@NullMarked
package dev.sluice.token.foreign;

import org.jspecify.annotations.NullMarked;
