package dev.sluice.console.frame;

import atlantafx.base.controls.ModalPane;
import dev.sluice.console.palette.Palette;
import dev.sluice.console.palette.PaletteView;
import dev.sluice.console.shell.Desk;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** What lies over the content for a moment: palette, sheet of keys, list of notices. One at a time; Esc closes it. */
final class Overlay {
    // Made when first needed: the first window need not wait for what it does not show.
    private final StackPane layer = new StackPane();
    private final Desk desk;
    private @Nullable ModalPane pane;
    private @Nullable PaletteView palette;
    private @Nullable Node focusBefore;

    Overlay(Desk desk) {
        this.desk = desk;
        layer.setPickOnBounds(false);
    }

    /** The layer itself, to lie on top of everything else. */
    Node node() {
        return layer;
    }

    boolean isOpen() {
        return pane != null && pane.isDisplay();
    }

    void palette() {
        if (palette == null) palette = new PaletteView(new Palette(desk), this::close);
        show(palette, Pos.TOP_CENTER);
        palette.begin("");
    }

    void keys() {
        show(new KeysSheet(desk.acts()), Pos.CENTER);
    }

    void notices() {
        show(new NoticeList(desk), Pos.CENTER);
    }

    void ask(Region content) {
        show(content, Pos.CENTER);
    }

    void close() {
        if (pane != null) pane.hide(true);
        if (focusBefore != null) focusBefore.requestFocus();
        focusBefore = null;
    }

    /** Lets Esc close whatever lies on top, wherever the focus is. */
    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() != KeyCode.ESCAPE || !isOpen()) return;
            close();
            key.consume();
        });
    }

    private void show(Region content, Pos where) {
        var scene = layer.getScene();
        if (!isOpen() && scene != null) focusBefore = scene.getFocusOwner();
        content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var top = modal();
        top.setAlignment(where);
        top.show(content);
    }

    private ModalPane modal() {
        if (pane != null) return pane;
        pane = new ModalPane();
        pane.setId("overlay");
        pane.setInTransitionFactory(null);
        pane.setOutTransitionFactory(null);
        layer.getChildren().add(pane);
        // Its skin now, so that what is shown next is in the scene at once and can take the focus.
        pane.applyCss();
        return pane;
    }
}
