/**
 * Who did what: an append-only, hash-chained log.
 *
 * <p>A line is written in the transaction of the act it tells of, so that there is neither an act without its line nor a
 * line without its act. Each hash covers the line and the hash before it; database triggers refuse updates and deletes,
 * and verification finds what somebody did with the file behind the database's back: a line altered, lines taken out, the
 * end taken off, or all of it written anew. For the last two, what the log was is signed with an ES256 key that lies beside
 * the database, not in it: every thousand lines or ten minutes in the database, and some 20 ms after each commit in a file
 * beside it, the head: one for all the commits of that moment, so that it costs the same however much is written. Lines of
 * the last moment before a death can be cut off unseen; so can everything back to an older copy of database and head
 * together, against which only a copy kept elsewhere helps. That the head was missing is a line of the log and of the
 * checklist. Lines hold hashes of secrets, never secrets.
 */
@NullMarked
package dev.sluice.audit;

import org.jspecify.annotations.NullMarked;
