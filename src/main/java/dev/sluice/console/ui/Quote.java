package dev.sluice.console.ui;

import javafx.scene.layout.VBox;

/** A passage of the document that is being carried out. */
public final class Quote extends VBox {
    public Quote(String title, String prose) {
        getStyleClass().add("quote");
        getChildren().addAll(Texts.strong(title), Texts.prose(prose, "muted"));
    }
}
