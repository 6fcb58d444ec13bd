package dev.sluice.console.destinations;

import java.util.Objects;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A row of a list that shows a value as a node no wider than the list. */
final class RowCell<T> extends ListCell<T> {
    private final Function<T, ? extends Node> node;
    private @Nullable T shown;

    RowCell(Function<T, ? extends Node> node) {
        this.node = node;
        setPrefWidth(0);
    }

    /** Rows that are more than fit. */
    static ScrollPane scrolling(VBox rows) {
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("card-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            shown = null;
            setGraphic(null);
        } else if (!Objects.equals(item, shown)) {
            shown = item;
            setGraphic(node.apply(item));
        }
    }
}
