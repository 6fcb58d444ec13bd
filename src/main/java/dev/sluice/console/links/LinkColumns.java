package dev.sluice.console.links;

import dev.sluice.api.Share;
import dev.sluice.console.act.Describe;
import dev.sluice.console.links.rows.LinkRow;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The columns of the table of links. */
final class LinkColumns {
    /** From here on a text may be cut, and shows whole on hover. */
    private static final int LONG = 18;

    private final LinksModel model;
    private final Times times;

    LinkColumns(LinksModel model, Times times) {
        this.model = model;
        this.times = times;
    }

    List<TableColumn<LinkRow, LinkRow>> all() {
        var watching = column("Watching", 74, share -> Texts.plain(count(share.watching())));
        watching.getStyleClass().add("figures");
        return List.of(
                fixed(column("", 26, this::mark)),
                column("Asset", 164, share -> text(share.assetTitle())),
                column("Channel", 120, share -> text(share.channel())),
                column("Mode", 58, share -> Texts.plain(Chip.word(share.mode()))),
                column("Risk", 72, share -> Texts.plain(Chip.word(share.risk()))),
                column("State", 76, share -> Chip.of(share.state(), Tone.of(share.state()))),
                sorted("Expires", 196, "expires", share -> new ExpiryCell(share, times)),
                watching,
                sorted("Created", 142, "created", this::created));
    }

    private Node mark(Share share) {
        var check = new FontIcon(Feather.CHECK);
        check.getStyleClass().add("mark");
        check.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> model.marked().containsKey(share.handle()), model.marked()));
        return check;
    }

    private Node created(Share share) {
        var words = share.createdBy() + " · " + times.dayAndTime(share.createdAt());
        var label = Texts.plain(words);
        label.setTooltip(Describe.tooltip(share.createdBy() + " · " + times.exact(share.createdAt())));
        return label;
    }

    private TableColumn<LinkRow, LinkRow> sorted(
            String title, double width, String key, Function<Share, ? extends Node> node) {
        var column = column("", width, node);
        var head = new Label();
        Describe.control(head, "Sort by " + title, "Sorts at the service; again turns it round.");
        head.textProperty().bind(model.filter().map(filter -> title + arrow(filter.sort(), key)));
        head.getStyleClass().add("sort-head");
        head.setMaxWidth(Double.MAX_VALUE);
        head.setOnMouseClicked(click -> model.sort(key));
        column.setGraphic(head);
        return column;
    }

    static String arrow(@org.jspecify.annotations.Nullable String sort, String key) {
        if (key.equals(sort)) return " ↑";
        return ("-" + key).equals(sort) ? " ↓" : "";
    }

    private static TableColumn<LinkRow, LinkRow> column(
            String title, double width, Function<Share, ? extends Node> node) {
        return Tables.column(title, width, row -> {
            var share = row.share();
            return share == null ? waiting() : node.apply(share);
        });
    }

    private static TableColumn<LinkRow, LinkRow> fixed(TableColumn<LinkRow, LinkRow> column) {
        column.setMinWidth(column.getPrefWidth());
        column.setMaxWidth(column.getPrefWidth());
        return column;
    }

    private static Node waiting() {
        return Texts.muted("");
    }

    private static Label text(String words) {
        var label = Texts.plain(words);
        if (words.length() > LONG) label.setTooltip(Describe.tooltip(words));
        return label;
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
