package dev.sluice.console.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Labels in the few ways the console writes, and the gaps between them. */
public final class Texts {
    private Texts() {}

    /** Plain text on one line. */
    public static Label plain(String text) {
        return new Label(text);
    }

    /** Secondary text. */
    public static Label muted(String text) {
        return styled(text, "muted");
    }

    /** Secondary text in the smaller size. */
    public static Label small(String text) {
        return styled(text, "muted", "small");
    }

    /** Text that carries weight. */
    public static Label strong(String text) {
        return styled(text, "strong");
    }

    /** Tokens, codes and times of steps. */
    public static Label code(String text) {
        return styled(text, "code");
    }

    /** A paragraph that wraps. */
    public static Label prose(String text, String... styleClasses) {
        var label = styled(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A key as it stands on the keyboard. */
    public static Label key(String keys) {
        var label = styled(keys, "key");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** Takes the room that is left over. */
    public static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** Nodes in a row with the usual gap, on one middle line. */
    public static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("inline");
        return row;
    }

    private static Label styled(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }
}
