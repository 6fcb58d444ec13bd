package dev.sluice.console;

import dev.sluice.client.SluiceClient;
import dev.sluice.console.activity.ActivityWorkspace;
import dev.sluice.console.checklist.ChecklistWorkspace;
import dev.sluice.console.destinations.DestinationsWorkspace;
import dev.sluice.console.destinations.ShowNotices;
import dev.sluice.console.emergency.EmergencyWorkspace;
import dev.sluice.console.inspect.InspectWorkspace;
import dev.sluice.console.links.LinksWorkspace;
import dev.sluice.console.preview.PreviewWorkspace;
import dev.sluice.console.quality.AlertNotices;
import dev.sluice.console.quality.QualityWorkspace;
import dev.sluice.console.settings.SettingsWorkspace;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.shell.Workspace;
import dev.sluice.diagnosis.InspectOptions;
import dev.sluice.diagnosis.Inspector;
import dev.sluice.media.JavaFxCodecs;
import dev.sluice.relay.PreviewRelay;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The workspaces of this build; places that are missing say that they are not there yet. */
public final class Workspaces {
    private Workspaces() {}

    /** How to make each of them for a service. */
    public static Map<Place, Function<Desk, Workspace>> of(SluiceClient client) {
        var made = new EnumMap<Place, Function<Desk, Workspace>>(Place.class);
        var feed = ChangeFeed.follow(client);
        var relay = new Once<>(PreviewRelay::start);
        made.put(Place.PREVIEW, desk -> new PreviewWorkspace(desk, client, feed, relay));
        made.put(Place.LINKS, desk -> {
            warm(desk, relay);
            AlertNotices.tell(desk, client.goals(), feed);
            ShowNotices.tell(desk, client.shows(), feed);
            return new LinksWorkspace(desk, client, feed);
        });
        made.put(Place.DESTINATIONS, desk -> new DestinationsWorkspace(desk, client, feed));
        made.put(Place.QUALITY, desk -> new QualityWorkspace(desk, client, feed));
        made.put(Place.CHECKLIST, desk -> new ChecklistWorkspace(desk, client, feed));
        made.put(Place.ACTIVITY, desk -> new ActivityWorkspace(desk, client, feed));
        made.put(Place.SETTINGS, desk -> new SettingsWorkspace(desk, client, feed));
        made.put(Place.INSPECT, desk -> new InspectWorkspace(desk, client, inspector(client)));
        made.put(Place.EMERGENCY, desk -> new EmergencyWorkspace(desk, client));
        return made;
    }

    /** The window begins with the links; while they are looked at, what the first preview would wait for is made ready. */
    private static void warm(Desk desk, Supplier<PreviewRelay> relay) {
        desk.work()
                .job("Getting the player ready", progress -> {
                    JavaFxCodecs.load();
                    return relay.get();
                })
                .quiet()
                .start();
    }

    private static Inspector inspector(SluiceClient client) {
        return new Inspector(client, java.time.Clock.systemUTC(), InspectOptions.CAREFUL);
    }

    /** Made when first asked for, once; safe for any thread. */
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> maker;
        private @Nullable T made;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            if (made == null) {
                made = maker.get();
            }
            return made;
        }
    }
}
