package dev.sluice.console.palette;

import dev.sluice.console.act.Describe;
import dev.sluice.console.act.Effect;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The palette on the screen: a field and what it finds. Enter runs what is harmless, never what destroys. */
public final class PaletteView extends VBox {
    private static final double ROW = 44;
    private static final int VISIBLE = 9;

    private final Palette palette;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();

    public PaletteView(Palette palette, Runnable close) {
        this.palette = palette;
        this.close = close;
        setId("palette");
        getStyleClass().add("palette");
        field.setPromptText("Paste a link, find anything, run anything");
        Describe.node(field, "Omnibox", "Type to find; up and down to choose; Enter to run; Esc to close");
        list.setFixedCellSize(ROW);
        list.setCellFactory(any -> new PaletteCell(this::run));
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("Nothing here has these words."));
        field.textProperty().subscribe(this::refill);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(field, list);
    }

    /** Starts afresh with this text in the field. */
    public void begin(String text) {
        field.setText(text);
        refill(text);
        field.requestFocus();
        field.end();
    }

    private void refill(String typed) {
        list.getItems().setAll(palette.find(typed));
        list.getSelectionModel().selectFirst();
        list.setPrefHeight(ROW * Math.clamp(list.getItems().size(), 1, VISIBLE) + 2);
    }

    private void key(KeyEvent key) {
        switch (key.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case ENTER -> enter(key.isShortcutDown());
            case ESCAPE -> close.run();
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - VISIBLE + 2));
        key.consume();
    }

    private void enter(boolean withShortcut) {
        var entry = list.getSelectionModel().getSelectedItem();
        if (entry == null || (entry.effect() == Effect.DESTROYS && !withShortcut)) return;
        run(entry);
    }

    private void run(PaletteEntry entry) {
        if (!entry.enabled()) return;
        close.run();
        entry.run().run();
    }
}
