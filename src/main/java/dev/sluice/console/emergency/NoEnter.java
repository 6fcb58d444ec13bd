package dev.sluice.console.emergency;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Enter confirms what is harmless, and nothing here is. */
final class NoEnter {
    private NoEnter() {}

    static <B extends Button> B on(B button) {
        button.addEventFilter(KeyEvent.ANY, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                key.consume();
            }
        });
        return button;
    }
}
