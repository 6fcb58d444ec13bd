package dev.sluice.telemetry;

import dev.sluice.api.Role;
import dev.sluice.http.Call;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.telemetry.quality.Exposition;

/** Where Prometheus scrapes, with a key like everybody else. */
public final class MetricsRoute {
    private static final String PATH = "/api/v1/metrics";

    private final Exposition exposition;

    public MetricsRoute(Exposition exposition) {
        this.exposition = exposition;
    }

    /** The route. */
    public Route route() {
        return Route.get(PATH, Role.SUPPORT, "Metrics of the targets for Prometheus, as text", null, this::metrics);
    }

    private Object metrics(Call call) {
        String accept = call.request().getHeaders().get("Accept");
        boolean open = accept != null && accept.contains("application/openmetrics-text");
        return Reply.text(200, open ? Exposition.OPEN_METRICS : Exposition.TEXT, exposition.text(open))
                .with("Cache-Control", "no-store");
    }
}
