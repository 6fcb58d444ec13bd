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
import org.jspecify.annotations.Nullable;

/** What lies over the content for a moment: palette, sheet of keys, list of notices. One at a time; Esc closes it. */
final class Overlay {
    private final ModalPane pane = new ModalPane();
    private final Desk desk;
    private final PaletteView palette;
    private @Nullable Node focusBefore;

    Overlay(Desk desk) {
        this.desk = desk;
        palette = new PaletteView(new Palette(desk), this::close);
        pane.setId("overlay");
        pane.setInTransitionFactory(null);
        pane.setOutTransitionFactory(null);
    }

    /** The layer itself, to lie on top of everything else. */
    Node node() {
        return pane;
    }

    boolean isOpen() {
        return pane.isDisplay();
    }

    void palette() {
        show(palette, Pos.TOP_CENTER);
        palette.begin("");
    }

    void keys() {
        show(new KeysSheet(desk.acts()), Pos.CENTER);
    }

    void notices() {
        show(new NoticeList(desk), Pos.CENTER);
    }

    void ask(Node content) {
        show(content, Pos.CENTER);
    }

    void close() {
        pane.hide(true);
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

    private void show(Node content, Pos where) {
        var scene = pane.getScene();
        if (!isOpen() && scene != null) focusBefore = scene.getFocusOwner();
        pane.setAlignment(where);
        pane.show(content);
    }
}
