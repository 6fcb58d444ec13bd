package dev.sluice.runbook.step;

import dev.sluice.api.Counted;
import dev.sluice.api.Destination;
import dev.sluice.api.Show;
import dev.sluice.api.ShowSource;
import dev.sluice.destination.OnAir;
import dev.sluice.floors.Scope;
import dev.sluice.runbook.Act;
import dev.sluice.runbook.Check;
import dev.sluice.runbook.StepContext;
import dev.sluice.runbook.StepType;
import dev.sluice.runbook.Undo;
import java.util.Optional;
import java.util.function.Predicate;

/** Ends what goes out to destinations inside the scope: a floor refuses viewers, not the ingest of a platform. */
final class StopPublications implements StepType {
    private final OnAir onAir;

    StopPublications(OnAir onAir) {
        this.onAir = onAir;
    }

    /** Publications that went out, or were to, when the step began. */
    record Before(long publications) {}

    @Override
    public String name() {
        return "stop-publications";
    }

    @Override
    public Optional<String> notNeeded(StepContext step) {
        if (step.run().drill()) {
            return Optional.of("A drill hits canary links only; no show is ended.");
        }
        var scope = Scope.parse(step.target());
        return switch (scope.kind()) {
            case ASSET, CHANNEL, EVERYTHING ->
                goingOut(scope) == 0 ? Optional.of("Nothing in scope is being published.") : Optional.empty();
            case LINK, VIEWER, KEY, ISSUED_BEFORE ->
                Optional.of("The scope is about links; what is published to destinations is not in it.");
        };
    }

    @Override
    public String preview() {
        return "Ends every show that publishes the asset, at all its destinations, and calls off those to come; of a channel,"
                + " ends the destinations whose links carry it.";
    }

    @Override
    public Act act(StepContext step) {
        var scope = Scope.parse(step.target());
        if (step.kept(Before.class).isEmpty()) {
            step.keep(new Before(goingOut(scope)));
        }
        String because = "Invalidation " + step.run().run() + " ended ";
        if (scope.kind() == Scope.Kind.CHANNEL) {
            onAir.stopAt(of(scope), because + "it.");
        } else {
            onAir.stopWhere(within(scope), because + "the show.");
        }
        return new Act.Done();
    }

    @Override
    public Check verify(StepContext step) {
        long left = goingOut(Scope.parse(step.target()));
        long before = step.kept(Before.class).map(Before::publications).orElse(0L);
        return left == 0
                ? new Check.Holds(Counted.of(before, "publication") + " → 0")
                : new Check.Missing(Counted.of(before, "publication") + " → " + left
                        + (left == 1 ? " still goes out" : " still go out"));
    }

    @Override
    public Undo undo() {
        return new Undo.By("Begin the show again: Destinations, Go live.");
    }

    private long goingOut(Scope scope) {
        return scope.kind() == Scope.Kind.CHANNEL ? onAir.goingOutTo(of(scope)) : onAir.goingOut(within(scope));
    }

    private static Predicate<Destination> of(Scope channel) {
        return destination -> channel.value().equals(destination.channel());
    }

    private static Predicate<Show> within(Scope scope) {
        return scope.kind() == Scope.Kind.EVERYTHING
                ? show -> true
                : show -> scope.value().equals(show.asset())
                        || (show.source().kind() == ShowSource.Kind.ASSET
                                && scope.value().equals(show.source().value()));
    }
}
