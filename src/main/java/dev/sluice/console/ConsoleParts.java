package dev.sluice.console;

import dev.sluice.console.frame.ServiceFacts;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.shell.Workspace;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What a console is made of.
 *
 * @param clock the operator's clock in the operator's zone
 * @param background runs what may wait; virtual threads, usually
 * @param service answers about the service; asked after the window is shown
 * @param workspaces how to make each workspace; places that are missing say that they are not there yet
 */
public record ConsoleParts(
        Clock clock, Executor background, ServiceFacts service, Map<Place, Function<Desk, Workspace>> workspaces) {

    public ConsoleParts {
        workspaces = Map.copyOf(workspaces);
    }
}
