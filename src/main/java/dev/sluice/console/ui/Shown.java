package dev.sluice.console.ui;

import javafx.scene.Node;

/** Whether a node is there: out of sight it takes no room either. */
public final class Shown {
    private Shown() {}

    public static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
