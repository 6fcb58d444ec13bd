package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a show.
 *
 * @param sequence counts up over all shows
 * @param at when
 * @param show id
 * @param destination id; null when it is about the show or its source
 * @param severity how much it matters
 * @param code short stable code, for example {@code ingest-refused}
 * @param sentence for people
 */
public record ShowEvent(
        long sequence,
        Instant at,
        String show,
        @Nullable String destination,
        Severity severity,
        String code,
        String sentence) {}
