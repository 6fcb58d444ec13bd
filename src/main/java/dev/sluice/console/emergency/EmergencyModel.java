package dev.sluice.console.emergency;

import dev.sluice.api.BlastRadius;
import dev.sluice.api.Problem;
import dev.sluice.api.RefusedRequests;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.StepEvidence;
import dev.sluice.api.StepState;
import dev.sluice.client.Invalidations;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The scope chosen, what it would hit, and the run. Used on the application thread. */
public final class EmergencyModel {
    private final SluiceClient client;
    private final Work work;
    private final Bookcase bookcase;
    private final ReadOnlyObjectWrapper<@Nullable ScopeInView> scope = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable BlastRadius> radius = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> objection = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Run> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Hit> hit = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RefusedRequests> refused = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable StepEvidence> evidence = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<ScopeInView>> choices = new ReadOnlyObjectWrapper<>(List.of());
    private final SimpleStringProperty reason = new SimpleStringProperty("");
    private boolean asking;

    public EmergencyModel(SluiceClient client, Work work) {
        this.client = client;
        this.work = work;
        bookcase = new Bookcase(client, work);
    }

    /** Reads the documents, what can be chosen, and the run that somebody started elsewhere. */
    void load() {
        bookcase.load();
        work.job("Reading assets", progress -> choices())
                .quiet()
                .onSuccess(choices::set)
                .start();
        if (!running()) {
            work.job("Looking for runs", progress -> client.invalidations().underWay())
                    .quiet()
                    .onSuccess(this::join)
                    .start();
        }
    }

    private void join(List<Run> underWay) {
        underWay.stream()
                .filter(other -> !other.drill())
                .findFirst()
                .or(() -> underWay.stream().findFirst())
                .filter(other -> !running())
                .ifPresent(this::follow);
    }

    private void follow(Run other) {
        hit.set(null);
        scope.set(new ScopeInView(other.scope(), other.scope()));
        take(other);
    }

    /** Chooses what to hit; forgets a run that has ended. */
    void choose(@Nullable ScopeInView chosen) {
        if (running()) {
            return;
        }
        run.set(null);
        hit.set(null);
        refused.set(null);
        evidence.set(null);
        radius.set(null);
        objection.set(null);
        scope.set(chosen);
        refresh();
    }

    /** Lays the ended run aside, for another one over the same scope or over another. */
    void another() {
        choose(scope.get());
    }

    /** Asks again what the scope would hit; once a run is shown, what it hit stands. */
    void refresh() {
        var chosen = scope.get();
        if (chosen != null && run.get() == null) {
            work.job(
                            "Counting what it would hit",
                            progress -> client.invalidations().preview(chosen.scope()))
                    .quiet()
                    .onSuccess(counted -> counted(chosen, counted, null))
                    .onFailure(problem -> counted(chosen, null, problem))
                    .start();
        }
    }

    /** The click. */
    void invalidate(boolean drill) {
        var chosen = scope.get();
        if (chosen != null && !running()) {
            String stated = reason.get().isBlank() ? null : reason.get().strip();
            var request = new RunRequest(chosen.scope(), stated, drill, bookcase.chosenId());
            hit.set(null);
            work.job("Invalidating", progress -> client.invalidations().start(request))
                    .onSuccess(this::take)
                    .start();
        }
    }

    /** Does something to the run that is shown. */
    void steer(String title, Function<Invalidations, Run> act) {
        if (run.get() != null) {
            work.job(title, progress -> act.apply(client.invalidations()))
                    .onSuccess(this::take)
                    .onEnd(bookcase::loadHistory)
                    .start();
        }
    }

    /** Reads the run again; does nothing while none is under way. */
    void poll() {
        var current = run.get();
        if (current == null || asking || (!running() && current.durable())) {
            return;
        }
        asking = true;
        work.job("Following the run", progress -> client.invalidations().get(current.run()))
                .quiet()
                .onSuccess(this::take)
                .onEnd(() -> asking = false)
                .start();
        readRefused(current);
    }

    /** Reads what a step kept; forgets it for null. */
    void unfold(@Nullable String step) {
        evidence.set(null);
        var current = run.get();
        if (current != null && step != null) {
            work.job("Reading evidence", progress -> client.invalidations().evidence(current.run(), step))
                    .quiet()
                    .onSuccess(evidence::set)
                    .start();
        }
    }

    private void take(Run now) {
        Run before = run.get();
        run.set(now);
        if (hit.get() == null && done(now, Hit.STEP)) {
            work.job("Reading what was hit", progress -> client.invalidations().evidence(now.run(), Hit.STEP))
                    .quiet()
                    .onSuccess(kept -> hit.set(Hit.of(kept)))
                    .start();
        }
        boolean kept = now.endedAt() != null && now.durable();
        if (kept && (before == null || before.endedAt() == null || !before.durable())) {
            readRefused(now);
            bookcase.loadHistory();
        }
    }

    private void readRefused(Run of) {
        work.job("Counting refusals", progress -> client.invalidations().refused(of.run()))
                .quiet()
                .onSuccess(refused::set)
                .start();
    }

    private static boolean done(Run run, String step) {
        return run.steps().stream().anyMatch(s -> s.id().equals(step) && s.state() == StepState.DONE);
    }

    /** Whether a run is under way. */
    public boolean running() {
        var current = run.get();
        return current != null && current.endedAt() == null;
    }

    Invalidations client() {
        return client.invalidations();
    }

    Bookcase bookcase() {
        return bookcase;
    }

    /** What to hit; null until it is chosen. */
    public ReadOnlyObjectProperty<@Nullable ScopeInView> scope() {
        return scope.getReadOnlyProperty();
    }

    /** What it would hit; null until it is counted. */
    public ReadOnlyObjectProperty<@Nullable BlastRadius> radius() {
        return radius.getReadOnlyProperty();
    }

    /** Why it could not be counted; null when it could. */
    ReadOnlyObjectProperty<@Nullable Problem> objection() {
        return objection.getReadOnlyProperty();
    }

    /** The run that is under way or has just ended; null before the click. */
    public ReadOnlyObjectProperty<@Nullable Run> run() {
        return run.getReadOnlyProperty();
    }

    /** What the run hit, as its snapshot kept it; null until then. */
    public ReadOnlyObjectProperty<@Nullable Hit> hit() {
        return hit.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RefusedRequests> refused() {
        return refused.getReadOnlyProperty();
    }

    /** What the unfolded step kept. */
    ReadOnlyObjectProperty<@Nullable StepEvidence> evidence() {
        return evidence.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<ScopeInView>> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    /** As chosen by a chip or written; empty means not stated. */
    SimpleStringProperty reason() {
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
        return radius.get() == null || run.get() != null ? "Choose what to invalidate first." : "";
    }

    private void counted(ScopeInView asked, @Nullable BlastRadius counted, @Nullable Problem problem) {
        if (asked.equals(scope.get()) && run.get() == null) {
            radius.set(counted);
            objection.set(problem);
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
