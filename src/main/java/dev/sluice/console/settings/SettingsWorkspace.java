package dev.sluice.console.settings;

import dev.sluice.api.Role;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.settings.access.AccessPart;
import dev.sluice.console.settings.edges.EdgesPart;
import dev.sluice.console.settings.emergency.EmergencyPart;
import dev.sluice.console.settings.signing.SigningPart;
import dev.sluice.console.settings.ttl.TtlPart;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Workspace;
import dev.sluice.console.ui.Heading;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Sheet;
import dev.sluice.console.work.Debounce;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** Settings: who may use the service, the keys that sign, how long links live, edges, how emergencies are handled. */
public final class SettingsWorkspace implements Workspace {
    private static final Duration QUIET = Duration.millis(300);
    private static final double[] COLUMNS = {56, 44};

    private final List<Part> parts;
    private final StackPane root;

    /** Asks nothing before somebody comes. */
    public SettingsWorkspace(Desk desk, SluiceClient client, ChangeFeed feed) {
        var sheet = new Sheet("settings-sheet");
        var access = new AccessPart(desk, client.access(), sheet);
        var signing = new SigningPart(desk, client.signing(), sheet);
        var ttl = new TtlPart(desk, client, sheet);
        var edges = new EdgesPart(desk, client.edges(), sheet);
        var emergency = new EmergencyPart(desk, client.invalidations(), sheet);
        parts = List.of(access, signing, ttl, edges, emergency);
        var heading = new Heading("Settings");
        desk.acts()
                .operator()
                .subscribe(who -> heading.line(
                        who == null || who.role() == Role.ADMIN
                                ? "Who may use the service, the keys that sign, how long links live, edges, and how emergencies are handled."
                                : "Settings are an admin's to change; what your role may read is shown."));
        var page = new Page(
                heading,
                Page.columns(COLUMNS, access.node(), Page.column(signing.node(), ttl.node())),
                Page.columns(COLUMNS, edges.node(), emergency.node()));
        root = new StackPane(page.scrolling(), sheet);
        parts.forEach(part -> follow(part, feed));
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public List<Act> acts() {
        return parts.stream().map(Part::acts).flatMap(List::stream).toList();
    }

    @Override
    public void shown(Map<String, String> arguments) {
        parts.forEach(Part::reload);
    }

    private void follow(Part part, ChangeFeed feed) {
        var quiet = new Debounce(QUIET, () -> {
            if (root.getScene() != null) part.reload();
        });
        feed.subscribe(changes -> {
            boolean touched = changes.contains(ChangeFeed.EVERYTHING)
                    || changes.stream().anyMatch(change -> part.follows().contains(change.kind()));
            if (touched) quiet.call();
        });
    }
}
