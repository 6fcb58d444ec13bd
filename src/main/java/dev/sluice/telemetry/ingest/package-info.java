/**
 * From a body of events on the wire to rows in the store.
 *
 * <p>An acknowledged body is in the journal, on disk, in entries of one source each. One thread takes entries from there, one
 * of each source in turns, so that nobody waits for what another sends; it keeps the sessions that are open in memory, and adds
 * to the cells what each session now comes to less what it came to before. Twice a second it writes the cells and sessions that
 * changed and takes the entries they stand for out of the journal, in one transaction: after {@code kill -9} what is still in
 * the journal is read again, so that every acknowledged event counts once. What cannot be taken in is counted by reason, never
 * kept. A viewer's address becomes a region by the loaded table at once and is not kept.
 */
@NullMarked
package dev.sluice.telemetry.ingest;

import org.jspecify.annotations.NullMarked;
