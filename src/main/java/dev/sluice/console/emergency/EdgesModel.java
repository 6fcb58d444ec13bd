package dev.sluice.console.emergency;

import dev.sluice.api.Edge;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How the edges stand, read again and again while the panel is open. Used on the application thread. */
final class EdgesModel {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final SluiceClient client;
    private final Work work;
    private final Supplier<Instant> now;
    private final ReadOnlyObjectWrapper<List<Edge>> edges = new ReadOnlyObjectWrapper<>(List.of());
    private Instant asked = Instant.EPOCH;
    private boolean asking;

    EdgesModel(SluiceClient client, Work work, Supplier<Instant> now) {
        this.client = client;
        this.work = work;
        this.now = now;
    }

    /** Reads them again where that was not done within the last second. */
    void poll() {
        if (asking || now.get().isBefore(asked.plus(EVERY))) {
            return;
        }
        asking = true;
        asked = now.get();
        work.job("Looking at the edges", progress -> client.edges().list())
                .quiet()
                .onSuccess(edges::set)
                .onEnd(() -> asking = false)
                .start();
    }

    /** The built-in gateway first; empty before the first answer. */
    ReadOnlyObjectProperty<List<Edge>> edges() {
        return edges.getReadOnlyProperty();
    }
}
