package dev.sluice.console.shell;

import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.Heading;
import dev.sluice.console.ui.Page;
import javafx.scene.Node;

/** Stands where a workspace is not built yet and says so, with what can be used meanwhile. */
final class Placeholder implements Workspace {
    private final Node root;

    Placeholder(Place place) {
        var card = new Card(
                "",
                new EmptyState(
                        place.icon(),
                        willBe(place),
                        "This version cannot do it yet. Nothing here is measured or shown."));
        root = new Page(new Heading(place.title()), card.tall());
    }

    @Override
    public Node root() {
        return root;
    }

    private static String willBe(Place place) {
        return switch (place) {
            case INSPECT -> "Here you will paste any link and read what is wrong with it and what to do.";
            case LINKS -> "Here you will find every link, see what expires next, and create, extend and revoke.";
            case PREVIEW -> "Here you will see a video as its viewers do, with every readiness check beside it.";
            case QUALITY -> "Here you will see startup and stalls per cohort, from real players.";
            case DESTINATIONS -> "Here you will publish to several places at once and watch the health of each.";
            case CHECKLIST -> "Here you will see whether the roll-out is ready, and how each line knows.";
            case SETTINGS -> "Here you will say who may use the service, turn its keys, and set how long links live.";
            case ACTIVITY -> "Here you will read who did what, with running jobs and past runs.";
            case EMERGENCY ->
                "Here you will invalidate what leaked, with what it hits and spares shown before the click.";
        };
    }
}
