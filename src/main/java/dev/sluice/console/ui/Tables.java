package dev.sluice.console.ui;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;

/** Tables as the console draws them: rows of one height, text left, figures right, j and k to move. */
public final class Tables {
    /** Height of a row in pixels. */
    public static final double ROW = 30;

    private Tables() {}

    /** An empty table; {@code empty} is shown while it has no rows. */
    @SafeVarargs
    public static <T> TableView<T> table(Node empty, TableColumn<T, ?>... columns) {
        var table = new TableView<T>();
        table.getStyleClass().add("list");
        table.setFixedCellSize(ROW);
        table.setPlaceholder(empty);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        for (var column : columns) table.getColumns().add(column);
        table.addEventHandler(KeyEvent.KEY_TYPED, key -> move(table, key));
        return table;
    }

    /** As high as its rows, for a few of them in a card. */
    public static <T> TableView<T> compact(TableView<T> table) {
        table.getStyleClass().add("compact");
        var rows = Bindings.size(table.getItems());
        table.prefHeightProperty().bind(rows.multiply(ROW).add(ROW + 2));
        table.minHeightProperty().bind(table.prefHeightProperty());
        table.maxHeightProperty().bind(table.prefHeightProperty());
        return table;
    }

    /** Lets one column take what room there is, and be cut where there is little; all others keep their width. */
    public static <T> TableView<T> filling(TableView<T> table, TableColumn<T, ?> roomy) {
        for (var column : table.getColumns()) {
            if (column.equals(roomy)) continue;
            column.setMinWidth(column.getPrefWidth());
            column.setMaxWidth(column.getPrefWidth());
        }
        return table;
    }

    /** A column of text. */
    public static <T> TableColumn<T, T> text(String title, double width, Function<T, String> text) {
        return column(title, width, value -> Texts.plain(text.apply(value)));
    }

    /** A column of secondary text. */
    public static <T> TableColumn<T, T> muted(String title, double width, Function<T, String> text) {
        return column(title, width, value -> Texts.muted(text.apply(value)));
    }

    /** A column of tokens, codes or times of steps. */
    public static <T> TableColumn<T, T> code(String title, double width, Function<T, String> text) {
        return column(title, width, value -> Texts.code(text.apply(value)));
    }

    /** A column of figures, right-aligned under its title. */
    public static <T> TableColumn<T, T> figure(String title, double width, Function<T, String> text) {
        var column = column(title, width, (T value) -> Texts.plain(text.apply(value)));
        column.getStyleClass().add("figures");
        return column;
    }

    /** A column of anything: chips, bars, dots. The node is made anew for each row that shows. */
    public static <T> TableColumn<T, T> column(String title, double width, Function<T, ? extends Node> node) {
        var column = new TableColumn<T, T>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(any -> new NodeCell<>(node));
        return column;
    }

    private static void move(TableView<?> table, KeyEvent key) {
        switch (key.getCharacter()) {
            case "j" -> table.getSelectionModel().selectNext();
            case "k" -> table.getSelectionModel().selectPrevious();
            default -> {
                return;
            }
        }
        table.scrollTo(table.getSelectionModel().getSelectedIndex());
        key.consume();
    }
}
