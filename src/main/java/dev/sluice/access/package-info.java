/**
 * Operators, roles and API keys.
 *
 * <p>A key is 256 random bits, so a plain SHA-256 is enough to store it by; it is shown once. The service enforces roles
 * whatever a screen shows, and a refusal names the role that is missing.
 */
@NullMarked
package dev.sluice.access;

import org.jspecify.annotations.NullMarked;
