/**
 * Operators, roles and API keys, and the keys of edge agents.
 *
 * <p>A key is 256 random bits, so a plain SHA-256 is enough to store it by; it is shown once. The service enforces roles
 * whatever a screen shows, and a refusal names the role that is missing. A key may be narrower than its operator: a lower
 * role, some areas of the API, an end; it is never wider, whatever becomes of the operator's role. The last admin key that
 * does not expire cannot be revoked, so that nobody locks everybody out.
 * An edge's key is no operator's: whoever takes it from a machine far away can read what is revoked, and nothing more.
 */
@NullMarked
package dev.sluice.access;

import org.jspecify.annotations.NullMarked;
