package dev.sluice.runbook.step;

import dev.sluice.floors.Lease;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The edges a service knows, the built-in gateway included, and what they have acknowledged of the feed. */
public interface Edges {
    /** Every edge known now, by name. */
    List<Edge> known();

    /**
     * When each edge acknowledged the feed up to {@code sequence}; edges that have not are absent. Returns as soon as all
     * have, or after {@code atMost}.
     */
    Map<String, Instant> acknowledged(long sequence, Duration atMost);

    /** Edges that may serve something at {@code now}; the others are cut off, refuse by themselves and may not be reachable. */
    default List<Edge> serving(Instant now) {
        return known().stream().filter(edge -> !edge.cutOff(now)).toList();
    }

    /**
     * One edge.
     *
     * @param name unique within the service
     * @param base where it answers media requests; paths go behind it
     * @param skew how far its clock is ahead of the service's
     * @param leaseEnds when it refuses protected media by itself if it hears nothing; null where it cannot miss anything
     */
    record Edge(
            String name, URI base, Duration skew, @Nullable Instant leaseEnds) {
        /** Whether its clock is so wrong that it renews no lease and refuses everything protected. */
        boolean clockWrong() {
            return skew.abs().compareTo(Lease.WORST_SKEW) > 0;
        }

        /** Whether its lease is over, so that it serves nothing protected until it is heard again. */
        boolean cutOff(Instant now) {
            return leaseEnds != null && !now.isBefore(leaseEnds);
        }
    }
}
