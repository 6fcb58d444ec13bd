package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.SearchField;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The list of assets that drops down from the title. */
final class AssetSheet extends VBox {
    private final ListView<Asset> list;
    private final Consumer<String> onPick;

    /** {@code onPick} gets the id of the asset that was chosen. */
    AssetSheet(Catalogue catalogue, Times times, Consumer<String> onPick) {
        this.onPick = onPick;
        getStyleClass().add("asset-sheet");
        var shown = new FilteredList<>(catalogue.assets());
        list = new ListView<>(shown);
        list.setCellFactory(view -> new AssetCell(times));
        list.setPlaceholder(Texts.muted("No asset has such a title."));
        Describe.control(list, "Assets", "Newest first; Enter looks at one.");
        VBox.setVgrow(list, Priority.ALWAYS);
        var search = new SearchField("title…", text -> shown.setPredicate(asset -> matches(asset, text)));
        getChildren().setAll(search, list);
        list.setOnMouseClicked(click -> pick());
        list.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) pick();
        });
        list.addEventHandler(KeyEvent.KEY_TYPED, this::move);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
    }

    /** Drops down with this asset chosen, or goes away. */
    void toggle(@org.jspecify.annotations.Nullable Asset current) {
        setVisible(!isVisible());
        if (!isVisible() || current == null) return;
        list.getSelectionModel().select(current);
        list.scrollTo(current);
        list.requestFocus();
    }

    private void pick() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null) return;
        setVisible(false);
        onPick.accept(chosen.id());
    }

    private void move(KeyEvent key) {
        var rows = list.getSelectionModel();
        switch (key.getCharacter()) {
            case "j" -> rows.selectNext();
            case "k" -> rows.selectPrevious();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private static boolean matches(Asset asset, String text) {
        return asset.title().toLowerCase(Locale.ROOT).contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
