package dev.sluice.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The live facts of the status line.
 *
 * @param edges edges known, the built-in gateway included
 * @param edgesAcknowledged edges that have applied the newest feed sequence
 * @param feedSequence newest sequence of the revocation feed
 * @param feedLagMs what the slowest edge agent took from the publication of an event to its acknowledgement, in
 *     milliseconds; null before any has
 * @param lastDrill the last drill that ran to its close; null before the first
 * @param jobs preparations and runs under way
 * @param now the service's clock
 */
public record ServiceStatus(
        int edges,
        int edgesAcknowledged,
        long feedSequence,
        @Nullable Long feedLagMs,
        @Nullable Drill lastDrill,
        int jobs,
        Instant now) {

    /**
     * Age and outcome of a drill.
     *
     * @param endedAt when it closed
     * @param containedMs declaration to last edge refusing, in milliseconds; null when it did not contain
     */
    public record Drill(Instant endedAt, @Nullable Long containedMs) {}
}
