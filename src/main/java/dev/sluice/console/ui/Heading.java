package dev.sluice.console.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The top of a workspace: title, counts, a line about it, and its acts at the right. */
public final class Heading extends HBox {
    private final Label title = new Label();
    private final Label count = new Label();
    private final Label line = Texts.muted("");
    private final HBox acts = new HBox();

    public Heading(String title, Node... acts) {
        getStyleClass().add("heading");
        this.title.setText(title);
        this.title.getStyleClass().add("workspace-title");
        count.getStyleClass().addAll("muted", "count");
        line.managedProperty().bind(line.textProperty().isNotEmpty());
        var first = new HBox(this.title, count);
        first.getStyleClass().add("heading-title");
        this.acts.getStyleClass().add("acts");
        this.acts.setMinWidth(USE_PREF_SIZE);
        this.acts.getChildren().setAll(acts);
        getChildren().addAll(new VBox(2, first, line), Texts.spring(), this.acts);
    }

    public Heading title(String words) {
        title.setText(words);
        return this;
    }

    /** "1,048,576 in all · 12,906 match". */
    public Heading count(String words) {
        count.setText(words);
        return this;
    }

    /** A line of facts under the title. */
    public Heading line(String words) {
        line.setText(words);
        return this;
    }
}
