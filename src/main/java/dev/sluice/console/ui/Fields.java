package dev.sluice.console.ui;

import dev.sluice.console.act.Describe;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Labelled fields of a form. */
public final class Fields {
    private Fields() {}

    /** A name over its field. */
    public static VBox labelled(String name, Node field) {
        var label = Texts.muted(name);
        label.setLabelFor(field);
        var box = new VBox(label, field);
        box.getStyleClass().add("labelled");
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    /** A line of text. */
    public static VBox text(String name, String prompt, StringProperty value) {
        var field = new TextField();
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        field.setPrefColumnCount(8);
        Describe.control(field, name, prompt);
        return labelled(name, field);
    }

    /** Fields side by side. */
    public static HBox row(Node... fields) {
        var row = new HBox(fields);
        row.getStyleClass().add("field-row");
        return row;
    }

    /** A few words of which one counts, side by side. */
    public static <E extends Enum<E>> VBox choice(String name, E[] all, ObjectProperty<E> value) {
        var group = new ToggleGroup();
        var line = new HBox();
        line.getStyleClass().add("segmented");
        for (var each : all) line.getChildren().add(segment(group, name, each, value));
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null && before != null) group.selectToggle(before);
        });
        return labelled(name, line);
    }

    private static <E extends Enum<E>> ToggleButton segment(
            ToggleGroup group, String name, E each, ObjectProperty<E> value) {
        var button = new ToggleButton(Chip.word(each));
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setSelected(value.get() == each);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(click -> value.set(each));
        return Describe.control(button, name + " " + Chip.word(each), "");
    }
}
