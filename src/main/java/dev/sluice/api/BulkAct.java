package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An act on many shares as it stands. It survives the end of the service and goes on where it was.
 *
 * @param id readable id
 * @param by operator who started it
 * @param endedAt null while it runs
 * @param total how many shares matched when it began
 * @param done how many it was done to
 * @param refused how many refused; each says why
 * @param made how many new shares were made from them; each is handed out once
 * @param undoable whether it can be taken back as a whole
 * @param undoes the act it takes back; null for a first act
 * @param undoneBy the act that took it back
 */
public record BulkAct(
        String id,
        BulkKind kind,
        BulkState state,
        String by,
        Instant startedAt,
        @Nullable Instant endedAt,
        long total,
        long done,
        long refused,
        long made,
        boolean undoable,
        @Nullable String undoes,
        @Nullable String undoneBy) {}
