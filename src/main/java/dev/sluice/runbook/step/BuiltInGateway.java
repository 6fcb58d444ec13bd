package dev.sluice.runbook.step;

import dev.sluice.floors.Gate;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The edges of a service that has none but its own gateway, whose gate is in force when an event is published. */
public final class BuiltInGateway implements Edges {
    private final Gate gate;
    private final Edge edge;
    private final Clock clock;

    /** @param base where this machine reaches the gateway */
    public BuiltInGateway(Gate gate, URI base, Clock clock) {
        this.gate = gate;
        this.edge = new Edge("built-in", base, Duration.ZERO, null);
        this.clock = clock;
    }

    @Override
    public List<Edge> known() {
        return List.of(edge);
    }

    @Override
    public Map<String, Instant> acknowledged(long sequence, Duration atMost) {
        return gate.sequence() >= sequence ? Map.of(edge.name(), clock.instant()) : Map.of();
    }
}
