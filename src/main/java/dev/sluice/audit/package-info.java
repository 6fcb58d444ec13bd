/**
 * Who did what: an append-only, hash-chained log.
 *
 * <p>A line is written in the transaction of the act it tells of, so that there is neither an act without its line nor a
 * line without its act. Each hash covers the line and the hash before it; database triggers refuse updates and deletes,
 * and verification finds what somebody did with the file behind the database's back: a line altered, lines taken out, the
 * end taken off, or all of it written anew. For the last two, what the log was is signed every thousand lines or ten minutes
 * with an ES256 key that lies beside the database, not in it; lines taken off the end since then are not found. Lines hold hashes of secrets, never
 * secrets.
 */
@NullMarked
package dev.sluice.audit;

import org.jspecify.annotations.NullMarked;
