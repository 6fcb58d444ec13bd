package dev.sluice.console.ui;

import java.util.Objects;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell that shows a value as a node, made once for each value it is given. */
final class NodeCell<T> extends TableCell<T, T> {
    private final Function<T, ? extends Node> node;
    private @Nullable T shown;

    NodeCell(Function<T, ? extends Node> node) {
        this.node = node;
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
