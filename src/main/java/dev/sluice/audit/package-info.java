/**
 * Who did what: an append-only, hash-chained log.
 *
 * <p>A line is written in the transaction of the act it tells of, so that there is neither an act without its line nor a
 * line without its act. Each hash covers the line and the hash before it; database triggers refuse updates and deletes,
 * and verification finds what somebody did with the file behind the database's back. Lines hold hashes of secrets, never
 * secrets.
 */
@NullMarked
package dev.sluice.audit;

import org.jspecify.annotations.NullMarked;
