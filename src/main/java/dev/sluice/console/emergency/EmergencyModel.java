package dev.sluice.console.emergency;

import dev.sluice.api.BlastRadius;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.RunState;
import dev.sluice.api.RunbookDocument;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.work.Work;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The scope chosen, what it would hit, and the run. Used on the application thread. */
public final class EmergencyModel {
    private final SluiceClient client;
    private final Work work;
    private final ReadOnlyObjectWrapper<@Nullable ScopeInView> scope = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable BlastRadius> radius = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunbookDocument> document = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Run> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<ScopeInView>> choices = new ReadOnlyObjectWrapper<>(List.of());
    private final SimpleObjectProperty<@Nullable String> reason = new SimpleObjectProperty<>();
    private boolean asking;

    public EmergencyModel(SluiceClient client, Work work) {
        this.client = client;
        this.work = work;
    }

    /** Reads the document and what can be chosen. */
    void load() {
        work.job("Reading the runbook", progress -> client.emergencyRunbook())
                .quiet()
                .onSuccess(document::set)
                .start();
        work.job("Reading assets", progress -> choices())
                .quiet()
                .onSuccess(choices::set)
                .start();
    }

    /** Chooses what to hit; forgets a run that has ended. */
    void choose(@Nullable ScopeInView chosen) {
        if (running()) {
            return;
        }
        run.set(null);
        radius.set(null);
        scope.set(chosen);
        refresh();
    }

    /** Asks again what the scope would hit. */
    void refresh() {
        var chosen = scope.get();
        if (chosen != null) {
            work.job(
                            "Counting what it would hit",
                            progress -> client.invalidations().preview(chosen.scope()))
                    .quiet()
                    .onSuccess(counted -> take(chosen, counted))
                    .start();
        }
    }

    /** The click. */
    void invalidate(boolean drill) {
        var chosen = scope.get();
        if (chosen != null && !running()) {
            var request = new RunRequest(chosen.scope(), reason.get(), drill);
            work.job("Invalidating", progress -> client.invalidations().start(request))
                    .onSuccess(run::set)
                    .start();
        }
    }

    /** Reads the run again; does nothing while none is under way. */
    void poll() {
        var current = run.get();
        if (current == null || asking || !running()) {
            return;
        }
        asking = true;
        work.job("Following the run", progress -> client.invalidations().get(current.run()))
                .quiet()
                .onSuccess(run::set)
                .onEnd(() -> asking = false)
                .start();
    }

    /** Whether a run is under way. */
    public boolean running() {
        var current = run.get();
        return current != null && (current.state() == RunState.RUNNING || current.state() == RunState.PAUSED);
    }

    /** What to hit; null until it is chosen. */
    public ReadOnlyObjectProperty<@Nullable ScopeInView> scope() {
        return scope.getReadOnlyProperty();
    }

    /** What it would hit; null until it is counted. */
    public ReadOnlyObjectProperty<@Nullable BlastRadius> radius() {
        return radius.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RunbookDocument> document() {
        return document.getReadOnlyProperty();
    }

    /** The run that is under way or has just ended; null before the click. */
    public ReadOnlyObjectProperty<@Nullable Run> run() {
        return run.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<ScopeInView>> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    /** As chosen by a chip; null means not stated. */
    SimpleObjectProperty<@Nullable String> reason() {
        return reason;
    }

    /** Why the click would do nothing; empty when it would. */
    ObservableValue<String> refusal() {
        return Bindings.createStringBinding(this::whyNot, radius, run);
    }

    private String whyNot() {
        if (running()) {
            return "A run is under way.";
        }
        return radius.get() == null ? "Choose what to invalidate first." : "";
    }

    private void take(ScopeInView asked, BlastRadius counted) {
        if (asked.equals(scope.get())) {
            radius.set(counted);
        }
    }

    private List<ScopeInView> choices() {
        var all = new ArrayList<ScopeInView>();
        client.assets()
                .list(100, null)
                .items()
                .forEach(a -> all.add(new ScopeInView("asset:" + a.id(), "Asset · " + a.title())));
        all.add(new ScopeInView("everything", "Everything"));
        return all;
    }
}
