package dev.sluice.console;

import dev.sluice.console.frame.ServiceFacts;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.shell.Workspace;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What a console is made of.
 *
 * @param clock the operator's clock in the operator's zone
 * @param background runs what may wait; virtual threads, usually
 * @param service answers about the service; asked after the window is shown
 * @param workspaces how to make each workspace, once the service is there; places that are missing say that they are not
 *     there yet
 */
public record ConsoleParts(
        Clock clock,
        Executor background,
        ServiceFacts service,
        CompletionStage<Map<Place, Function<Desk, Workspace>>> workspaces) {

    /** Parts of a console whose service is there already. */
    public ConsoleParts(
            Clock clock, Executor background, ServiceFacts service, Map<Place, Function<Desk, Workspace>> workspaces) {
        this(clock, background, service, CompletableFuture.completedStage(Map.copyOf(workspaces)));
    }
}
