package dev.sluice.console.destinations;

import dev.sluice.api.Publication;
import dev.sluice.api.Show;
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
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Verdict;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
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
    private static final int MOST_SHOWS = 5;
    private static final int LEAST_SHOWS = 2;
    private static final double SHOW_ROW = 50;

    private final Desk desk;
    private final DestinationsModel model;
    private final DestinationActs acts;
    private final Heading heading;
    private final Verdict verdict = new Verdict();
    private final ListView<Show> shows = new ListView<>();
    private final Card showCard;
    private final CatalogueCard catalogue;
    private final VBox board = new VBox();
    private final EventsCard events;
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
        catalogue = new CatalogueCard(desk.acts(), acts);
        events = new EventsCard(desk.times());
        board.getStyleClass().add("column");
        var scroll = new ScrollPane(board);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var left = Page.column(showCard, catalogue.node(), reach.channels());
        var right = Page.column(events.node(), reach.conversion());
        page = new Page(heading, verdict, Page.columns(new double[] {26, 46, 28}, left, scroll, right));
        empty = new Page(new Heading("Destinations", button(acts.add)), nothing(true));
        getChildren().addAll(page, empty, sheet);
        model.board().subscribe(this::show);
        model.reach().subscribe(reach::show);
    }

    private ActButton button(Act act) {
        return new ActButton(desk.acts(), act);
    }

    private Node nothing(boolean withAct) {
        return new EmptyState(
                org.kordamp.ikonli.feather.Feather.SHARE_2,
                "Nothing has been published live yet",
                "One source goes to any number of destinations at once, each watched by itself. The recording "
                        + "becomes an asset when the show ends.",
                withAct ? new ActButton[] {button(acts.goLive).primary()} : new ActButton[0]);
    }

    private void chosen(@Nullable Show show) {
        if (!filling && show != null) model.select(show.id());
    }

    private void show(@Nullable Board now) {
        // The owned player is always there: alone it is nothing to look at.
        boolean some =
                now != null && (!now.shows().isEmpty() || now.destinations().size() > 1);
        page.setVisible(some);
        empty.setVisible(!some);
        if (now == null || !some) return;
        var sum = now.sum();
        verdict.say(sum.tone(), sum.sentence(), sum.why());
        verdict.acts(follows(now));
        fillShows(now);
        catalogue.show(now);
        fillBoard(now);
        events.show(now);
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
        shows.setMinHeight(Math.min(shows.getPrefHeight(), LEAST_SHOWS * SHOW_ROW));
        Shown.set(showCard, !now.shows().isEmpty());
        shows.getSelectionModel().select(now.selected());
        filling = false;
        showCard.count(Integer.toString(now.shows().size()));
    }

    private void fillBoard(Board now) {
        var show = now.selected();
        if (show == null) {
            board.getChildren().setAll(nothing(false));
            return;
        }
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
}
