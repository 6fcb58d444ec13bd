package dev.sluice.console.frame;

import dev.sluice.api.Fault;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.Theme;
import dev.sluice.console.theme.ThemeMode;
import java.util.Map;
import java.util.regex.Pattern;

/** What can be done from anywhere. */
final class ShellActs {
    /** What a link from outside may show in a place: one thing there, or a filter. */
    private static final Map<Place, String> SHOWN = Map.of(
            Place.LINKS, "handle",
            Place.QUALITY, "by",
            Place.DESTINATIONS, "show",
            Place.ACTIVITY, "subject");

    /** A scope of one link or one asset, as their ids are made. */
    private static final Pattern ONE = Pattern.compile("(link|asset):[A-Za-z0-9_-]{1,64}");

    private final Desk desk;

    ShellActs(Desk desk) {
        this.desk = desk;
    }

    /** Adds all of them. */
    void register(Theme theme, Overlay overlay) {
        var acts = desk.acts();
        acts.add(Act.of("palette", "Find anything")
                .help("Paste a link, go anywhere, run anything")
                .keys(Shortcut.chord("Shortcut+K"))
                .runs(overlay::palette));
        for (var place : Place.onRail()) acts.add(go(place));
        acts.add(inspect());
        acts.add(emergency());
        acts.add(Act.of("keys", "Show all keys")
                .help("The keys of this screen and of the whole console")
                .keys(Shortcut.typed("?"))
                .runs(overlay::keys));
        acts.add(Act.of("notices", "Show notices")
                .help("What you were told since the console started")
                .runs(overlay::notices));
        acts.add(Act.of("theme.switch", "Switch between light and dark")
                .help("For this window, until the console is closed")
                .runs(theme::toggle));
        acts.add(Act.of("theme.system", "Follow the system's light or dark")
                .help("Changes with the system")
                .runs(() -> theme.mode().set(ThemeMode.SYSTEM)));
    }

    private Act go(Place place) {
        return Act.of("go." + place.id(), "Go to " + place.title())
                .keys(Shortcut.typed("g" + place.key()))
                .fromOutside(asked -> desk.navigator().go(place, only(SHOWN.getOrDefault(place, ""), asked)))
                .runs(arguments -> desk.navigator().go(place, arguments));
    }

    private static Map<String, String> only(String name, Map<String, String> asked) {
        var value = asked.getOrDefault(name, "").strip();
        return value.isEmpty() ? Map.of() : Map.of(name, value);
    }

    private Act inspect() {
        return Act.of("inspect", "Inspect the copied link")
                .help("Says what is wrong with a link, whose fault it is and what to do")
                .keys(Shortcut.chord("Shortcut+V"))
                // From outside the link alone; what is on the clipboard is nobody else's.
                .fromOutside(this::inspect)
                .runs(asked -> inspect(
                        asked.containsKey("link")
                                ? asked
                                : Map.of("link", desk.clip().paste())));
    }

    /** Private networks are left alone until the person says so. */
    private void inspect(Map<String, String> asked) {
        desk.navigator().go(Place.INSPECT, only("link", asked));
    }

    private Act emergency() {
        return Act.of("emergency", "Emergency")
                .help("Opens the emergency panel for what is in view; it runs nothing by itself")
                .keys(Shortcut.chord("Shortcut+Shift+E"))
                .fromOutside(this::emergency)
                .runs(() -> desk.navigator().go(Place.EMERGENCY, inView()));
    }

    /** From outside one link or one asset at most, under no other name than its own, and never in place of what is chosen. */
    private void emergency(Map<String, String> asked) {
        var scope = only("scope", asked);
        if (!scope.isEmpty() && !ONE.matcher(scope.get("scope")).matches()) {
            throw Fault.forbidden(
                    "scope-not-by-link",
                    "A link opens the emergency panel for one link or one asset only.",
                    "Choose the scope in the panel yourself.");
        }
        if (!scope.isEmpty() && desk.navigator().current().get() == Place.EMERGENCY) {
            throw Fault.conflict(
                    "scope-chosen",
                    "The emergency panel is open; no link changes what is chosen there.",
                    "Choose the scope in the panel yourself.");
        }
        desk.navigator().go(Place.EMERGENCY, scope);
    }

    private Map<String, String> inView() {
        return desk.navigator()
                .scope()
                .map(scope -> Map.of("scope", scope.scope(), "title", scope.title()))
                .orElse(Map.of());
    }
}
