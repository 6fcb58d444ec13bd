package dev.sluice.console.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A titled box; its body is a column. */
public class Card extends VBox {
    private final Label title = Texts.strong("");
    private final Label count = Texts.muted("");
    private final HBox note = new HBox();

    public Card(String title, Node... body) {
        getStyleClass().add("card");
        this.title.setText(title);
        this.title.getStyleClass().add("card-title");
        this.title.setMinWidth(USE_PREF_SIZE);
        note.getStyleClass().add("inline");
        var head = new HBox(this.title, count, Texts.spring(), note);
        head.getStyleClass().add("card-head");
        if (!title.isEmpty()) getChildren().add(head);
        getChildren().addAll(body);
    }

    /** A few words at the right end of the title line. */
    public Card note(String words) {
        return note(Texts.muted(words));
    }

    /** Chips or buttons at the right end of the title line. */
    public Card note(Node... nodes) {
        note.getChildren().setAll(nodes);
        return this;
    }

    /** A number or a qualifier right after the title. */
    public Card count(String words) {
        count.setText(words);
        return this;
    }

    /** The title itself, for what is selected. */
    public Card title(String words) {
        title.setText(words);
        return this;
    }

    /** A title that people made may be long: it is cut, and what stands at its right end is not. */
    public Card cuttable() {
        title.setMinWidth(0);
        count.setMinWidth(USE_PREF_SIZE);
        note.setMinWidth(USE_PREF_SIZE);
        return this;
    }

    /** What qualifies the title may be long: it is cut, and what stands at the right end is not. */
    public Card cuttableCount() {
        note.setMinWidth(USE_PREF_SIZE);
        return this;
    }

    /** Takes the height that is left over in a column. */
    public Card tall() {
        VBox.setVgrow(this, Priority.ALWAYS);
        return this;
    }
}
