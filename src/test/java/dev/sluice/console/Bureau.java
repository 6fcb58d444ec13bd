package dev.sluice.console;

import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ServiceStatus;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.frame.ServiceFacts;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.theme.ThemeMode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;

/** A console over a real service with one workspace in it; work is done at once, so that nothing has to be waited for. */
public final class Bureau {
    private final Console console;
    private final ChangeFeed feed = ChangeFeed.ofNothing();
    private final Place place;

    /** Makes the workspace; application thread. */
    @FunctionalInterface
    public interface Maker {
        Workspace make(Desk desk, ChangeFeed feed);
    }

    public Bureau(SluiceClient client, Place place, Maker maker) {
        this(client, place, Runnable::run, maker);
    }

    /** With work in the background, for what is shown while it goes on. */
    public Bureau(SluiceClient client, Place place, Executor background, Maker maker) {
        this.place = place;
        var clock = Clock.system(ZoneId.of("Europe/Berlin"));
        console = Fx.call(() -> {
            var made = new Console(new ConsoleParts(clock, background, facts(client), Map.of()), 1440, 900);
            made.desk()
                    .navigator()
                    .makeWith(at -> at == place ? maker.make(made.desk(), feed) : Workspace.notBuilt(at));
            made.desk().acts().operator().set(client.service().operator());
            made.frame().live(facts(client));
            made.desk().navigator().go(place);
            Pictures.of(made.scene());
            return made;
        });
    }

    public Desk desk() {
        return console.desk();
    }

    public ChangeFeed feed() {
        return feed;
    }

    /** Runs an act of the workspace, as its button or key would. */
    public boolean act(String id) {
        return fx(() -> desk().acts().run(desk().acts().find(id).orElseThrow()));
    }

    /** Why an act cannot be done now; empty when it can. */
    public String whyNot(String id) {
        return fx(
                () -> desk().acts().whyNot(desk().acts().find(id).orElseThrow()).getValue());
    }

    /** Every text on the screen. */
    public List<String> texts() {
        return fx(() -> {
            Pictures.of(console.scene());
            return Stream.concat(all(".label"), all(".button"))
                    .filter(Bureau::shows)
                    .map(node -> ((Labeled) node).getText())
                    .toList();
        });
    }

    public <T extends Node> T find(Class<T> type, String selector) {
        return type.cast(console.scene().getRoot().lookup(selector));
    }

    /** Presses the button of this name, or with these words on it, inside of what is selected. */
    public void press(String name, String within) {
        texts();
        fx(() -> {
            find(Parent.class, within).lookupAll("*").stream()
                    .filter(ButtonBase.class::isInstance)
                    .map(ButtonBase.class::cast)
                    .filter(button -> name.equals(button.getAccessibleText()) || name.equals(button.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return true;
        });
    }

    public <T> T fx(Callable<T> body) {
        return Fx.call(body);
    }

    /** Takes a picture of the window under {@code target/pictures}. */
    public void picture(String name, ThemeMode mode) throws Exception {
        var picture = Fx.call(() -> {
            console.theme().mode().set(mode);
            desk().navigator().go(place);
            Pictures.of(console.scene());
            return Pictures.of(console.scene());
        });
        Pictures.png(
                picture, Path.of("target/pictures", name + "-" + mode.name().toLowerCase() + ".png"));
    }

    private Stream<Node> all(String selector) {
        return console.scene().getRoot().lookupAll(selector).stream();
    }

    private static boolean shows(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) return false;
        }
        return node instanceof Labeled labeled && labeled.getText() != null;
    }

    private static ServiceFacts facts(SluiceClient client) {
        return new ServiceFacts() {
            @Override
            public ServiceInfo info() {
                return client.service();
            }

            @Override
            public ServiceStatus status() {
                return client.status();
            }
        };
    }
}
