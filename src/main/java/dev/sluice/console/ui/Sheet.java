package dev.sluice.console.ui;

import atlantafx.base.controls.ModalPane;
import javafx.event.Event;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A sheet at the right edge of the workspace, over what lies there; Esc closes it. */
public final class Sheet extends ModalPane {
    public Sheet(String id) {
        setId(id);
        setInTransitionFactory(null);
        setOutTransitionFactory(null);
        setAlignment(Pos.CENTER_RIGHT);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() != KeyCode.ESCAPE || !isDisplay()) return;
            close();
            key.consume();
        });
        // What is typed over the sheet must not reach the acts on what lies beneath it.
        addEventHandler(KeyEvent.KEY_TYPED, Event::consume);
    }

    public void open(Node content) {
        show(content);
        content.setFocusTraversable(true);
        content.requestFocus();
    }

    public void close() {
        hide(true);
        setContent(null);
    }
}
