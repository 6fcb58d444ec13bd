package dev.sluice.console.frame;

import dev.sluice.console.act.Act;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.Theme;
import dev.sluice.console.theme.ThemeMode;
import java.util.Map;

/** What can be done from anywhere. */
final class ShellActs {
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
                .runs(arguments -> desk.navigator().go(place, arguments));
    }

    private Act inspect() {
        return Act.of("inspect", "Inspect the copied link")
                .help("Says what is wrong with a link, whose fault it is and what to do")
                .keys(Shortcut.chord("Shortcut+V"))
                .runs(arguments -> {
                    var link =
                            arguments.getOrDefault("link", desk.clip().paste()).strip();
                    desk.navigator().go(Place.INSPECT, link.isEmpty() ? Map.of() : Map.of("link", link));
                });
    }

    private Act emergency() {
        return Act.of("emergency", "Emergency")
                .help("Opens the emergency panel for what is in view; it runs nothing by itself")
                .keys(Shortcut.chord("Shortcut+Shift+E"))
                .runs(arguments -> desk.navigator().go(Place.EMERGENCY, scope(arguments)));
    }

    private Map<String, String> scope(Map<String, String> asked) {
        if (asked.containsKey("scope")) return asked;
        return desk.navigator()
                .scope()
                .map(scope -> Map.of("scope", scope.scope(), "title", scope.title()))
                .orElse(Map.of());
    }
}
