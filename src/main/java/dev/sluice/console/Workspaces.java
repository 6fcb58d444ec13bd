package dev.sluice.console;

import dev.sluice.client.SluiceClient;
import dev.sluice.console.activity.ActivityWorkspace;
import dev.sluice.console.checklist.ChecklistWorkspace;
import dev.sluice.console.emergency.EmergencyWorkspace;
import dev.sluice.console.inspect.InspectWorkspace;
import dev.sluice.console.links.LinksWorkspace;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.shell.Workspace;
import dev.sluice.diagnosis.InspectOptions;
import dev.sluice.diagnosis.Inspector;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** The workspaces of this build; places that are missing say that they are not there yet. */
public final class Workspaces {
    private Workspaces() {}

    /** How to make each of them for a service. */
    public static Map<Place, Function<Desk, Workspace>> of(SluiceClient client) {
        var made = new EnumMap<Place, Function<Desk, Workspace>>(Place.class);
        var feed = ChangeFeed.follow(client);
        made.put(Place.LINKS, desk -> new LinksWorkspace(desk, client, feed));
        made.put(Place.CHECKLIST, desk -> new ChecklistWorkspace(desk, client, feed));
        made.put(Place.ACTIVITY, desk -> new ActivityWorkspace(desk, client, feed));
        made.put(Place.INSPECT, desk -> new InspectWorkspace(desk, client, inspector(client)));
        made.put(Place.EMERGENCY, desk -> new EmergencyWorkspace(desk, client));
        return made;
    }

    private static Inspector inspector(SluiceClient client) {
        return new Inspector(client, java.time.Clock.systemUTC(), InspectOptions.CAREFUL);
    }
}
