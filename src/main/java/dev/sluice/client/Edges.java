package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.Edge;
import dev.sluice.api.EdgeKey;
import dev.sluice.api.EdgeKeyRequest;
import java.util.List;
import java.util.Map;

/** The routes of the control API about edges and their keys. */
public final class Edges {
    private static final String EDGES = "edges";

    private final Wire wire;

    Edges(Wire wire) {
        this.wire = wire;
    }

    /** Every edge, the built-in one first, and how it stands to the feed. */
    public List<Edge> list() {
        return wire.get(wire.url(EDGES), new TypeReference<>() {});
    }

    /** Makes the key of an edge; an earlier one of the same edge ends. */
    public EdgeKey issue(EdgeKeyRequest request) {
        return wire.post(wire.url(EDGES), request, new TypeReference<>() {});
    }

    /** Ends the key of an edge. */
    public void revoke(String edge) {
        var _ = wire.bytes(wire.url(EDGES, edge, "revoke"), Map.of());
    }
}
