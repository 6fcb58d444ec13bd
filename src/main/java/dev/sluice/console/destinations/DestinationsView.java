package dev.sluice.console.destinations;

import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Publication;
import dev.sluice.api.Show;
import dev.sluice.api.ShowEvent;
import dev.sluice.api.ShowState;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.Heading;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Sheet;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import dev.sluice.console.ui.Verdict;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows left, the board of the one in view in the middle, its timeline right. */
final class DestinationsView extends StackPane {
    private static final int MOST_EVENTS = 100;
    private static final int MOST_SHOWS = 5;
    private static final double SHOW_ROW = 50;

    private final Desk desk;
    private final DestinationsModel model;
    private final DestinationActs acts;
    private final Heading heading;
    private final Verdict verdict = new Verdict();
    private final ListView<Show> shows = new ListView<>();
    private final Card showCard;
    private final VBox catalogue = new VBox();
    private final VBox board = new VBox();
    private final VBox events = new VBox();
    private final ReachCards reach;
    private final Map<String, PublicationCard> cards = new HashMap<>();
    private final Page page;
    private final Node empty;
    private boolean filling;

    DestinationsView(Desk desk, DestinationsModel model, DestinationActs acts, Sheet sheet) {
        this.desk = desk;
        this.model = model;
        this.acts = acts;
        reach = new ReachCards(button(acts.copyFunnel));
        heading = new Heading(
                "Destinations", button(acts.add), button(acts.goLive).primary());
        shows.setId("shows");
        shows.getStyleClass().add("plain-list");
        shows.setCellFactory(list -> new RowCell<>(this::row));
        shows.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        showCard = new Card("Shows", shows);
        catalogue.getStyleClass().add("rows");
        board.getStyleClass().add("column");
        var scroll = new ScrollPane(board);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        events.setId("events");
        events.getStyleClass().add("rows");
        var left =
                Page.column(showCard, new Card("Places to publish to", scrolling(catalogue)).tall(), reach.channels());
        var right = Page.column(new Card("What happened", scrolling(events)).tall(), reach.conversion());
        page = new Page(heading, verdict, Page.columns(new double[] {26, 46, 28}, left, scroll, right));
        empty = new Page(
                new Heading("Destinations", button(acts.add)),
                new EmptyState(
                        org.kordamp.ikonli.feather.Feather.SHARE_2,
                        "Nothing has been published live yet",
                        "One source goes to any number of destinations at once, each watched by itself. The recording "
                                + "becomes an asset when the show ends.",
                        button(acts.goLive).primary()));
        getChildren().addAll(page, empty, sheet);
        model.board().subscribe(this::show);
        model.reach().subscribe(reach::show);
    }

    private static ScrollPane scrolling(VBox rows) {
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("card-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private ActButton button(Act act) {
        return new ActButton(desk.acts(), act);
    }

    private void chosen(@Nullable Show show) {
        if (!filling && show != null) model.select(show.id());
    }

    private void show(@Nullable Board now) {
        boolean some = now != null && !now.shows().isEmpty();
        page.setVisible(some);
        empty.setVisible(!some);
        if (now == null || !some) return;
        var sum = now.sum();
        verdict.say(sum.tone(), sum.sentence(), sum.why());
        verdict.acts(follows(now));
        fillShows(now);
        fillCatalogue(now);
        fillBoard(now);
        events.getChildren()
                .setAll(now.events().stream()
                        .limit(MOST_EVENTS)
                        .map(this::event)
                        .toList());
    }

    private Node[] follows(Board now) {
        var show = now.selected();
        if (now.moving()) return new Node[] {button(acts.end), button(acts.share)};
        if (show != null && show.state() == ShowState.SCHEDULED) return new Node[] {button(acts.callOff)};
        if (show != null && show.replay() != null) return new Node[] {button(acts.replay)};
        return new Node[0];
    }

    private void fillShows(Board now) {
        filling = true;
        shows.getItems().setAll(now.shows());
        shows.setPrefHeight(Math.clamp(now.shows().size(), 1, MOST_SHOWS) * SHOW_ROW);
        shows.getSelectionModel().select(now.selected());
        filling = false;
        showCard.count(Integer.toString(now.shows().size()));
    }

    private void fillCatalogue(Board now) {
        catalogue
                .getChildren()
                .setAll(now.destinations().stream().map(this::place).toList());
    }

    private Node place(Destination d) {
        var tested = d.tested();
        var chip = d.kind() == DestinationKind.OWNED
                ? new Chip("here", Tone.OK)
                : tested == null
                        ? new Chip("not tested", Tone.NEUTRAL)
                        : Chip.of(tested.finding().severity());
        var line = new HBox(Texts.plain(d.name()), Texts.spring(), chip);
        line.getStyleClass().add("inline");
        var text = new VBox(2, line);
        if (!d.address().isEmpty()) text.getChildren().add(Texts.small(d.address()));
        if (tested != null && tested.finding().severity() != dev.sluice.api.Severity.HOLDS) {
            text.getChildren().add(Texts.prose(tested.finding().sentence(), "small", "muted"));
        }
        if (d.channel() != null) text.getChildren().add(Texts.small("Links given out there: channel " + d.channel()));
        if (d.kind() != DestinationKind.OWNED) text.getChildren().add(links(d));
        text.getStyleClass().add("place");
        text.setMinHeight(USE_PREF_SIZE);
        text.setId("destination-" + d.id());
        return text;
    }

    private Node links(Destination d) {
        var row = new HBox(link("Test", acts.test, d), link("Remove", acts.remove, d));
        row.getStyleClass().add("inline");
        return row;
    }

    private Hyperlink link(String word, Act act, Destination d) {
        var link = new Hyperlink(word);
        dev.sluice.console.act.Describe.control(link, word + " " + d.name(), act.help());
        link.setOnAction(click -> desk.acts().run(act, Map.of("destination", d.id())));
        link.disableProperty().bind(desk.acts().whyNot(act).map(reason -> !reason.isEmpty()));
        return link;
    }

    private void fillBoard(Board now) {
        var show = now.selected();
        if (show == null) return;
        var bytes = now.picture();
        var still = bytes == null ? null : new Image(new ByteArrayInputStream(bytes));
        board.getChildren()
                .setAll(show.publications().stream()
                        .map(p -> card(p, now, still))
                        .toList());
        if (show.publications().isEmpty()) {
            board.getChildren().add(new Card("No destinations", Texts.prose("This show is only recorded.", "muted")));
        }
    }

    private Node card(Publication p, Board now, @Nullable Image still) {
        var card = cards.computeIfAbsent(
                p.destination(), id -> new PublicationCard(desk.acts(), p, acts.stopOne, acts.startOne));
        card.show(p, now.history().getOrDefault(p.destination(), List.of()), still, now.moving());
        return card;
    }

    private Node row(Show show) {
        var first =
                new HBox(Texts.strong(show.title()), Texts.spring(), Chip.of(show.state(), Board.tone(show.state())));
        first.getStyleClass().add("inline");
        var second = Texts.small(when(show));
        return new VBox(2, first, second);
    }

    private String when(Show show) {
        var starts = show.startsAt();
        if (show.state() == ShowState.SCHEDULED && starts != null)
            return "begins " + desk.times().dayAndTime(starts);
        var at = show.startedAt() == null ? show.createdAt() : show.startedAt();
        return desk.times().dayAndTime(at) + " · recorded " + Figures.clock(show.recordedMs());
    }

    private Node event(ShowEvent event) {
        var chip = new Chip(event.code(), Tone.of(event.severity()));
        var where = event.destination() == null ? "Show" : name(event.destination());
        var at = Texts.small(desk.times().time(event.at()));
        at.setMinWidth(USE_PREF_SIZE);
        var first = new HBox(at, Texts.small(where), Texts.spring(), chip);
        first.getStyleClass().add("inline");
        var row = new VBox(2, first, Texts.prose(event.sentence()));
        row.getStyleClass().add("place");
        row.setMinHeight(USE_PREF_SIZE);
        return row;
    }

    private String name(String destination) {
        var now = model.board().get();
        var p = now == null ? null : now.publication(destination);
        return p == null ? destination : p.name();
    }
}
