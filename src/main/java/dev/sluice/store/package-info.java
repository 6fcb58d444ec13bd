/**
 * Connections, migrations and the one writer.
 *
 * <p>SQLite takes one writer at a time, so all writes go through one thread that commits them in groups: a group costs one
 * {@code fsync}, each piece of work keeps a savepoint of its own, and nobody is answered before the commit that holds his
 * work. Readers are separate connections that never wait for it (WAL). Handles are valid only inside a callback.
 */
@NullMarked
package dev.sluice.store;

import org.jspecify.annotations.NullMarked;
