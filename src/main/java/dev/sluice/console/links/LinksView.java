package dev.sluice.console.links;

import dev.sluice.api.Share;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.links.bulk.ManyCard;
import dev.sluice.console.links.detail.LinkDetail;
import dev.sluice.console.links.saved.SavedMenu;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.Heading;
import dev.sluice.console.ui.Loading;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Sheet;
import dev.sluice.console.ui.Texts;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The sheet of the workspace: heading, filter, what ends next, list and detail. */
final class LinksView extends StackPane {
    private final LinksModel model;
    private final Heading heading;
    private final FilterBar filter;
    private final LinkTable table;
    private final LinkDetail detail;
    private final ManyCard many;
    private final Node nothing;
    private final StackPane side = new StackPane();

    LinksView(
            Desk desk,
            LinksModel model,
            Act create,
            Act save,
            SavedMenu saved,
            Act everything,
            OutsideBar outside,
            LinkDetail detail,
            ManyCard many,
            Sheet sheet) {
        this.model = model;
        this.detail = detail;
        this.many = many;
        heading = new Heading(
                "Links", saved, new ActButton(desk.acts(), save), new ActButton(desk.acts(), create).primary());
        filter = new FilterBar(model);
        table = new LinkTable(model, new LinkColumns(model, desk.times()), none(desk, create));
        nothing = new Card("", new EmptyState(Feather.LINK, "No link is selected.", "Choose one on the left."));
        var loading = new Loading(list(new ActButton(desk.acts(), everything)));
        model.list().onFirst(job -> loading.follow(job, model::reload));
        var card = new Card("", loading);
        card.getStyleClass().add("list-card");
        VBox.setVgrow(loading, Priority.ALWAYS);
        var page = new Page(
                heading,
                filter,
                outside,
                new ExpiringStrip(model, desk.times()).node(),
                Page.columns(new double[] {72, 28}, card, side));
        getChildren().addAll(page, sheet);
        model.selected().subscribe(this::show);
        model.marked().subscribe(() -> show(model.selected().get()));
        model.everything().subscribe(() -> show(model.selected().get()));
        model.inAll().subscribe(this::count);
        model.list().rows().subscribe(rows -> {
            rows.subscribe(this::count);
            count();
        });
    }

    LinkTable table() {
        return table;
    }

    FilterBar filter() {
        return filter;
    }

    private Node list(ActButton everything) {
        var marks = Texts.muted("");
        model.marked().subscribe(() -> marks.setText(marks()));
        model.everything().subscribe(() -> marks.setText(marks()));
        marks.setText(marks());
        var range = new Label();
        range.getStyleClass().add("muted");
        range.textProperty().bind(table.range());
        everything.getStyleClass().addAll("flat", "small");
        var foot = new HBox(marks, everything, Texts.spring(), range);
        foot.getStyleClass().add("table-foot");
        VBox.setVgrow(table, Priority.ALWAYS);
        return new VBox(table, foot);
    }

    private String marks() {
        if (model.everything().get()) return "All that match are marked";
        var count = model.marked().size();
        return count == 0
                ? "Space marks · Shift with an arrow marks more"
                : String.format(Locale.ROOT, "%,d marked", count);
    }

    private void show(@Nullable Share share) {
        if (share != null) detail.show(share);
        var shown = model.many() ? many.node() : share == null ? nothing : detail;
        many.chosen(chosen());
        if (!side.getChildren().contains(shown)) side.getChildren().setAll(shown);
    }

    private String chosen() {
        return model.everything().get()
                ? String.format(
                        Locale.ROOT,
                        "all %,d that match",
                        model.list().rows().get().size())
                : String.format(Locale.ROOT, "%,d", model.marked().size());
    }

    private void count() {
        many.chosen(chosen());
        var all = model.inAll().get();
        var match = model.list().rows().get().size();
        heading.count(all < 0 ? "" : String.format(Locale.ROOT, "%,d in all · %,d match", all, match));
    }

    private static Node none(Desk desk, Act create) {
        return new EmptyState(
                Feather.LINK,
                "No link matches.",
                "Take a filter away, or create the first link of a published video.",
                new ActButton(desk.acts(), create));
    }
}
