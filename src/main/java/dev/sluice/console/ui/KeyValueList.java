package dev.sluice.console.ui;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Names on the left, values on the right, a hairline between the rows. */
public final class KeyValueList extends VBox {
    private final HPos side;

    private KeyValueList(HPos side) {
        this.side = side;
        getStyleClass().add("rows");
    }

    /** Values start on one line, for texts. */
    public static KeyValueList texts() {
        return new KeyValueList(HPos.LEFT);
    }

    /** Values end on one line, for figures. */
    public static KeyValueList figures() {
        return new KeyValueList(HPos.RIGHT);
    }

    public KeyValueList add(String name, String value) {
        return add(name, Texts.plain(value));
    }

    public KeyValueList add(String name, Node value) {
        return add(Texts.muted(name), value);
    }

    /** A row whose name carries a status. */
    public KeyValueList add(StatusDot dot, String name, String value) {
        return add(Texts.row(dot, Texts.plain(name)), Texts.plain(value));
    }

    /** A row of any two nodes. */
    public KeyValueList add(Node name, Node value) {
        if (name instanceof Label label) label.setLabelFor(value);
        var row = side == HPos.LEFT ? leftRow(name, value) : new HBox(name, Texts.spring(), value);
        row.getStyleClass().add("row");
        getChildren().add(row);
        return this;
    }

    /** Forgets all rows. */
    public void clear() {
        getChildren().clear();
    }

    private static HBox leftRow(Node name, Node value) {
        var cell = new HBox(name);
        cell.getStyleClass().add("row-name");
        var rest = new HBox(value);
        rest.getStyleClass().add("row-value");
        HBox.setHgrow(rest, Priority.ALWAYS);
        HBox.setHgrow(value, Priority.ALWAYS);
        return new HBox(cell, rest);
    }
}
