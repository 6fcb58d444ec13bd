package dev.sluice.console.ui;

import dev.sluice.console.theme.Motion;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A figure that matters, with its name above and what it is measured against below. */
public final class Figure extends VBox {
    private final Label name;
    private final HBox head;
    private final Label value = new Label("–");
    private final Label note = Texts.small("");
    private final Chip chip = new Chip("", Tone.NEUTRAL);

    public Figure(String name) {
        getStyleClass().add("figure");
        value.getStyleClass().add("figure-value");
        chip.setVisible(false);
        this.name = Texts.muted(name);
        head = new HBox(this.name, Texts.spring(), chip);
        head.getStyleClass().add("inline");
        getChildren().addAll(head, value, note);
        accessible(name);
    }

    /** The same in a card of its own. */
    public Figure card() {
        getStyleClass().add("card");
        return this;
    }

    /** Centred and in the largest size, for the clocks of an emergency. */
    public Figure large() {
        getStyleClass().add("large");
        head.getChildren().setAll(name);
        return this;
    }

    /** The figure with its unit; fades in when it is another one. */
    public Figure value(String figure) {
        if (!figure.equals(value.getText())) {
            value.setText(figure);
            Motion.changed(value);
        }
        return this;
    }

    /** Target, n, interval. */
    public Figure note(String words) {
        note.setText(words);
        return this;
    }

    /** What it is measured against may take two lines where there is little room. */
    public Figure wrapping() {
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return this;
    }

    /** How it stands against its target. */
    public Figure state(String word, Tone tone) {
        chip.say(word, tone);
        chip.setVisible(!word.isEmpty());
        return this;
    }

    /** Draws the figure in a colour. */
    public Figure tone(Tone tone) {
        value.getStyleClass().setAll("label", "figure-value", tone.styleClass());
        return this;
    }

    private void accessible(String name) {
        setAccessibleText(name);
        accessibleHelpProperty().bind(value.textProperty().map(v -> v + " " + note.getText()));
    }
}
