package dev.sluice.service.edges;

import dev.sluice.access.EdgeKeys;
import dev.sluice.api.Edge;
import dev.sluice.api.EdgeKey;
import dev.sluice.api.EdgeKeyRequest;
import dev.sluice.api.Role;
import dev.sluice.http.Answers;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The control API's routes about edges and their keys. */
final class EdgeRoutes {
    private static final String ALL = "/api/v1/edges";

    private final EdgeKeys keys;
    private final Supplier<List<Edge>> edges;
    private final Consumer<String> keyEnded;

    /** @param keyEnded told of an edge whose earlier key, if it had one, is over */
    EdgeRoutes(EdgeKeys keys, Supplier<List<Edge>> edges, Consumer<String> keyEnded) {
        this.keys = keys;
        this.edges = edges;
        this.keyEnded = keyEnded;
    }

    List<Route> routes() {
        return List.of(
                Route.get(ALL, Role.SUPPORT, "Edges and how they stand to the feed", List.class, call -> edges.get())
                        .of(Edge.class),
                Route.post(
                        ALL,
                        Role.ADMIN,
                        "Makes the key of an edge; it is shown this once",
                        EdgeKeyRequest.class,
                        EdgeKey.class,
                        this::issue),
                Route.post(ALL + "/{edge}/revoke", Role.ADMIN, "Ends an edge's key", null, null, this::revoke));
    }

    private Object issue(Call call) throws IOException {
        var request = call.body(EdgeKeyRequest.class);
        String key = keys.issue(request, call.operator().name());
        keyEnded.accept(request.name());
        return Answers.json(201, "application/json", new EdgeKey(request.name(), key));
    }

    private Object revoke(Call call) {
        keys.revoke(call.path("edge"), call.operator().name());
        return Reply.none();
    }
}
