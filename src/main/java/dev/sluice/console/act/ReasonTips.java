package dev.sluice.console.act;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Shows why a button is disabled when the pointer rests on it; disabled controls show no tooltip of their own. */
public final class ReasonTips {
    private final Tooltip tip = Describe.tooltip("");
    private @Nullable ActButton over;

    private ReasonTips() {}

    /** Watches the pointer over a scene. */
    public static void install(Scene scene) {
        var tips = new ReasonTips();
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, tips::moved);
        scene.addEventFilter(MouseEvent.MOUSE_EXITED, exit -> tips.leave());
    }

    private void moved(MouseEvent move) {
        var button = buttonUnder(move.getPickResult().getIntersectedNode());
        if (button == over) return;
        leave();
        if (button == null || button.reason().isEmpty()) return;
        over = button;
        tip.setText(button.reason());
        tip.show(button, move.getScreenX() + 10, move.getScreenY() + 16);
    }

    private void leave() {
        over = null;
        tip.hide();
    }

    private static @Nullable ActButton buttonUnder(@Nullable Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (at instanceof ActButton button) return button;
        }
        return null;
    }
}
