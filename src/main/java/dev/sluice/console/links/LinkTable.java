package dev.sluice.console.links;

import dev.sluice.api.Share;
import dev.sluice.console.links.rows.LinkRow;
import dev.sluice.console.links.rows.LinkRows;
import dev.sluice.console.ui.Tables;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The table of links: follows the window of pages, tells it what is on the screen, and keeps the selection. */
final class LinkTable extends StackPane {
    private final LinksModel model;
    private final TableView<LinkRow> table;
    private final ReadOnlyStringWrapper range = new ReadOnlyStringWrapper("");
    private boolean following;

    LinkTable(LinksModel model, LinkColumns columns, Node empty) {
        this.model = model;
        table = Tables.table(empty);
        table.setId("links");
        table.getColumns().setAll(columns.all());
        table.setAccessibleText("Links");
        getChildren().add(table);
        table.getSelectionModel().selectedItemProperty().subscribe(this::selected);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::extend);
        model.list().rows().subscribe(this::show);
        model.selected().subscribe(this::follow);
        table.skinProperty().subscribe(skin -> watch());
    }

    /** "rows 1–14 of 12,906". */
    ReadOnlyStringProperty range() {
        return range.getReadOnlyProperty();
    }

    /** The link under the cursor. */
    @Nullable
    Share current() {
        var row = table.getSelectionModel().getSelectedItem();
        return row == null ? null : row.share();
    }

    /** Goes one row down. */
    void down() {
        table.getSelectionModel().selectNext();
    }

    /** Goes one row up. */
    void up() {
        table.getSelectionModel().selectPrevious();
    }

    /** Takes the keys. */
    void focus() {
        table.requestFocus();
    }

    private void show(LinkRows rows) {
        following = true;
        table.setItems(rows);
        following = false;
        rows.subscribe(this::look);
        var shown = model.selected().get();
        if (shown == null && rows.share(0) != null) table.getSelectionModel().select(0);
        else follow(shown);
        look();
    }

    private void selected(@Nullable LinkRow row) {
        if (!following && row != null && row.share() != null) model.selected().set(row.share());
    }

    private void follow(@Nullable Share share) {
        var at = share == null ? -1 : model.list().rows().get().indexOf(share.handle());
        if (at == table.getSelectionModel().getSelectedIndex()) return;
        following = true;
        if (at < 0) table.getSelectionModel().clearSelection();
        else table.getSelectionModel().clearAndSelect(at);
        following = false;
    }

    private void watch() {
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.positionProperty().subscribe(position -> look());
            flow.heightProperty().subscribe(height -> look());
        }
    }

    private void look() {
        var rows = model.list().rows().get();
        var first = 0;
        var last = Math.max(0, (int) (table.getHeight() / Tables.ROW) - 2);
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null) {
            first = flow.getFirstVisibleCell().getIndex();
            last = flow.getLastVisibleCell().getIndex();
        }
        last = Math.clamp(last, 0, Math.max(0, rows.size() - 1));
        first = Math.min(first, last);
        model.list().visible(first, last);
        range.set(
                rows.isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, "rows %,d–%,d of %,d", first + 1, last + 1, rows.size()));
    }

    /** Shift with an arrow marks what it passes. */
    private void extend(KeyEvent key) {
        if (!key.isShiftDown() || (key.getCode() != KeyCode.DOWN && key.getCode() != KeyCode.UP)) return;
        var here = current();
        if (here != null) model.marked().put(here.handle(), here);
        if (key.getCode() == KeyCode.DOWN) table.getSelectionModel().selectNext();
        else table.getSelectionModel().selectPrevious();
        var there = current();
        if (there != null) model.marked().put(there.handle(), there);
        key.consume();
    }
}
