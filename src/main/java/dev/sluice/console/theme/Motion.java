package dev.sluice.console.theme;

import javafx.animation.FadeTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/** Movement, where the reader's system allows it. */
public final class Motion {
    private static final Duration FADE = Duration.millis(180);

    private Motion() {}

    /** Lets a value that has just changed fade in; does nothing under reduced motion or outside a window. */
    public static void changed(Node node) {
        if (!allowed(node)) return;
        var fade = new FadeTransition(FADE, node);
        fade.setFromValue(0.35);
        fade.setToValue(1);
        fade.play();
    }

    /** Whether things in this node's scene may move. */
    public static boolean allowed(Node node) {
        var scene = node.getScene();
        return scene != null && !scene.getPreferences().isReducedMotion();
    }
}
