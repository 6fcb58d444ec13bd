/**
 * The records of the control API, as JSON sees them; no behaviour.
 *
 * <p>May use nothing of Sluice and may be used by everything. A noun has one record: a feature returns the record that
 * crosses the wire instead of a twin of its own, so that nothing has to be copied from one shape into the other.
 */
@NullMarked
package dev.sluice.api;

import org.jspecify.annotations.NullMarked;
