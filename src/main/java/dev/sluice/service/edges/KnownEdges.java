package dev.sluice.service.edges;

import dev.sluice.runbook.step.Edges;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The built-in gateway and every edge agent. */
record KnownEdges(Edges builtIn, Roster roster) implements Edges {
    @Override
    public List<Edge> known() {
        return Stream.concat(builtIn.known().stream(), roster.known().stream()).toList();
    }

    @Override
    public Map<String, Instant> acknowledged(long sequence, Duration atMost) {
        var all = new TreeMap<>(builtIn.acknowledged(sequence, atMost));
        all.putAll(roster.acknowledged(sequence, atMost));
        return all;
    }
}
