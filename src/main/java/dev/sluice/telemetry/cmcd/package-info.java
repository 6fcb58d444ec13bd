/**
 * CMCD on the wire (CTA-5004, versions 1 and 2): structured fields read from bytes into a record, without a word about what
 * they mean for a session.
 *
 * <p>What players send is hostile input: every length is bounded, a malformed record is a reason and not an exception, and a
 * value of the wrong type is as if it had not been sent. The reader is written by hand because it runs for every event of
 * every viewer; keys that CTA-5004 knows are not copied out of the bytes.
 */
@NullMarked
package dev.sluice.telemetry.cmcd;

import org.jspecify.annotations.NullMarked;
