package dev.sluice.console.palette;

import dev.sluice.console.act.Effect;
import dev.sluice.console.ui.Texts;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One line of the palette; a click runs it. */
final class PaletteCell extends ListCell<PaletteEntry> {
    PaletteCell(Consumer<PaletteEntry> run) {
        setOnMouseClicked(click -> {
            if (getItem() != null) run.accept(getItem());
        });
    }

    @Override
    protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        setGraphic(empty || entry == null ? null : line(entry));
        setAccessibleText(empty || entry == null ? "" : entry.title() + ", " + entry.hint());
    }

    private static HBox line(PaletteEntry entry) {
        var title = Texts.plain(entry.title());
        title.getStyleClass().add(entry.effect() == Effect.DESTROYS ? "tone-bad" : "palette-title");
        var text = new VBox(title);
        text.getStyleClass().add("palette-text");
        if (!entry.hint().isEmpty()) text.getChildren().add(Texts.small(entry.hint()));
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(text);
        line.getStyleClass().add("inline");
        line.setDisable(!entry.enabled());
        if (entry.effect() == Effect.DESTROYS) line.getChildren().add(Texts.small("Ctrl+Enter"));
        if (!entry.keys().isEmpty()) line.getChildren().add(Texts.key(entry.keys()));
        return line;
    }
}
