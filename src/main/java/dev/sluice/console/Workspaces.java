package dev.sluice.console;

import dev.sluice.client.SluiceClient;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.shell.Workspace;
import java.util.Map;
import java.util.function.Function;

/** The workspaces of this build; places that are missing say that they are not there yet. */
public final class Workspaces {
    private Workspaces() {}

    /** How to make each of them for a service. */
    public static Map<Place, Function<Desk, Workspace>> of(SluiceClient client) {
        java.util.Objects.requireNonNull(client);
        return Map.of();
    }
}
