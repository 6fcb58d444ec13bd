package dev.sluice.console.ui;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What an empty place says: what will be here, and the act that fills it. */
public final class EmptyState extends VBox {
    public EmptyState(Ikon icon, String sentence, String help, Node... acts) {
        getStyleClass().add("empty-state");
        VBox.setVgrow(this, Priority.ALWAYS);
        var buttons = new HBox(acts);
        buttons.getStyleClass().add("acts");
        var picture = new FontIcon(icon);
        picture.getStyleClass().add("empty-icon");
        getChildren().addAll(picture, Texts.prose(sentence, "empty-sentence"), Texts.prose(help, "muted"));
        if (acts.length > 0) getChildren().add(buttons);
    }
}
