package dev.sluice.console.ui;

import javafx.scene.Node;

/**
 * Styles what has just come onto a screen before the frame does. Skins are made when a control is styled; where the frame
 * itself makes them, JavaFX looks at the styles of the window once more in the frame after, and draws all of it again though
 * nothing has changed.
 */
public final class Styled {
    private Styled() {}

    /** Styles this node and all in it; nothing where it is on no screen. Application thread. */
    public static <N extends Node> N atOnce(N node) {
        node.applyCss();
        return node;
    }
}
