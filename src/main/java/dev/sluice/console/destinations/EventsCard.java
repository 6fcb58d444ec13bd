package dev.sluice.console.destinations;

import dev.sluice.api.ShowEvent;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The one timeline of a show and all its destinations, newest first. */
final class EventsCard {
    private static final int MOST = 100;
    private static final double NAME = 56;

    private final Times times;
    private final VBox rows = new VBox();
    private final Node node;

    EventsCard(Times times) {
        this.times = times;
        rows.setId("events");
        rows.getStyleClass().add("rows");
        node = new Card("What happened", RowCell.scrolling(rows)).tall();
    }

    Node node() {
        return node;
    }

    void show(Board now) {
        rows.getChildren()
                .setAll(now.events().stream()
                        .limit(MOST)
                        .map(event -> row(event, now))
                        .toList());
        if (rows.getChildren().isEmpty()) {
            rows.getChildren().add(Texts.prose("What happens in a show stands here.", "muted"));
        }
    }

    private Node row(ShowEvent event, Board now) {
        var chip = new Chip(event.code(), Tone.of(event.severity()));
        var where = event.destination() == null ? "Show" : name(event.destination(), now);
        var at = Texts.small(times.time(event.at()));
        at.setMinWidth(Region.USE_PREF_SIZE);
        // Where there is little room, the name has a little of it, and the sentence below says what the chip does.
        var name = Texts.small(where);
        name.setMinWidth(NAME);
        name.setPrefWidth(NAME);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        chip.setMinWidth(0);
        var first = new HBox(at, name, chip);
        first.getStyleClass().add("inline");
        var row = new VBox(2, first, Texts.prose(event.sentence()));
        row.getStyleClass().add("place");
        row.setMinHeight(Region.USE_PREF_SIZE);
        return row;
    }

    private static String name(String destination, Board now) {
        var p = now.publication(destination);
        return p == null ? destination : p.name();
    }
}
