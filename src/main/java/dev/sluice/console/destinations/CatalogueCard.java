package dev.sluice.console.destinations;

import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Severity;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.Acts;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The destinations there are, and what can be done with each. */
final class CatalogueCard {
    private final Acts all;
    private final DestinationActs acts;
    private final VBox rows = new VBox();
    private final Card card;

    CatalogueCard(Acts all, DestinationActs acts) {
        this.all = all;
        this.acts = acts;
        rows.getStyleClass().add("rows");
        card = new Card("Places to publish to", RowCell.scrolling(rows));
    }

    Node node() {
        return card.tall();
    }

    void show(Board now) {
        card.count(Integer.toString(now.destinations().size()));
        rows.getChildren()
                .setAll(now.destinations().stream().map(d -> place(d, now)).toList());
    }

    private Node place(Destination d, Board now) {
        var line = new HBox(Texts.plain(d.name()), Texts.spring(), chip(d));
        line.getStyleClass().add("inline");
        var text = new VBox(2, line);
        if (!d.place().isEmpty() && !d.place().equals(d.name())) {
            text.getChildren().add(Texts.small(d.place()));
        }
        var tested = d.tested();
        if (tested != null && tested.finding().severity() != Severity.HOLDS) {
            text.getChildren().add(Texts.prose(tested.finding().sentence(), "small", "muted"));
        }
        if (d.kind() != DestinationKind.OWNED) {
            text.getChildren().addAll(Texts.prose(terms(d), "small", "muted"), links(d, now));
        }
        text.getStyleClass().add("place");
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setId("destination-" + d.id());
        return text;
    }

    private static Chip chip(Destination d) {
        var tested = d.tested();
        if (d.kind() == DestinationKind.OWNED) return new Chip("here", Tone.OK);
        return tested == null
                ? new Chip("not tested", Tone.NEUTRAL)
                : Chip.of(tested.finding().severity());
    }

    /** How it is sent what it gets, where that is not as usual, and the channel of its links. */
    private static String terms(Destination d) {
        var rate = d.bitRate() == null ? "" : d.bitRate() + " kbit/s · ";
        var delay = d.delaySeconds() == 0 ? "" : d.delaySeconds() + " s later · ";
        return rate + delay + "links: channel " + d.channel();
    }

    private Node links(Destination d, Board now) {
        var row = new HBox(link("Test", acts.test, d), link("Change", acts.change, d), link("Remove", acts.remove, d));
        if (now.moving() && now.publication(d.id()) == null) {
            row.getChildren().add(link("Add to the show", acts.startOne, d));
        }
        row.getStyleClass().add("inline");
        return row;
    }

    private Hyperlink link(String word, Act act, Destination d) {
        var link = new Hyperlink(word);
        Describe.control(link, word + " " + d.name(), act.help());
        link.setOnAction(click -> all.run(act, Map.of("destination", d.id())));
        link.disableProperty().bind(all.whyNot(act).map(reason -> !reason.isEmpty()));
        return link;
    }
}
