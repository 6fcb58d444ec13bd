package dev.sluice.console.emergency;

import dev.sluice.api.Edge;
import dev.sluice.api.Run;
import dev.sluice.api.StepEvidence;
import dev.sluice.api.StepState;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * How the edges stand, read again and again while the panel is open, and how they took a run's containment. Used on the
 * application thread.
 */
final class EdgesModel {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final SluiceClient client;
    private final Work work;
    private final Supplier<Instant> now;
    private final ReadOnlyObjectWrapper<List<Edge>> edges = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Acknowledgements> acknowledgements =
            new ReadOnlyObjectWrapper<>(Acknowledgements.NONE);
    private Instant asked = Instant.EPOCH;
    private boolean asking;
    private String readOf = "";

    /** @param run the run that is shown; null while there is none */
    EdgesModel(SluiceClient client, Work work, Supplier<Instant> now, ObservableValue<@Nullable Run> run) {
        this.client = client;
        this.work = work;
        this.now = now;
        run.subscribe(this::follow);
    }

    private void follow(@Nullable Run shown) {
        if (shown == null || !pushed(shown)) {
            readOf = "";
            acknowledgements.set(Acknowledgements.NONE);
        } else if (!readOf.equals(shown.run())) {
            readOf = shown.run();
            acknowledgements.set(Acknowledgements.NONE);
            work.job(
                            "Reading acknowledgements",
                            progress -> client.invalidations().evidence(shown.run(), Acknowledgements.STEP))
                    .quiet()
                    .onSuccess(kept -> take(shown, kept))
                    .onFailure(problem -> again(shown))
                    .start();
        }
    }

    private void take(Run of, StepEvidence kept) {
        if (readOf.equals(of.run())) {
            acknowledgements.set(Acknowledgements.of(of, kept));
        }
    }

    /** With the next news of that run. */
    private void again(Run of) {
        if (readOf.equals(of.run())) readOf = "";
    }

    private static boolean pushed(Run run) {
        return run.steps().stream().anyMatch(s -> s.id().equals(Acknowledgements.STEP) && s.state() == StepState.DONE);
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

    /** How the edges took the containment of the run that is shown; none while it has not been pushed. */
    ReadOnlyObjectProperty<Acknowledgements> acknowledgements() {
        return acknowledgements.getReadOnlyProperty();
    }

    /** The built-in gateway first; empty before the first answer. */
    ReadOnlyObjectProperty<List<Edge>> edges() {
        return edges.getReadOnlyProperty();
    }
}
