package dev.sluice.console.frame;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/**
 * Takes a link that is dropped anywhere in the window, out of a browser's address line or a message. What lies under the
 * pointer comes first: a place that takes files, or a text field, keeps what it takes.
 */
final class LinkDrop {
    private static final int LONGEST = 1_000_000;

    private LinkDrop() {}

    static void on(Node window, Consumer<String> dropped) {
        window.addEventHandler(DragEvent.DRAG_OVER, drag -> {
            if (!text(drag.getDragboard()).isBlank()) {
                drag.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
                drag.consume();
            }
        });
        window.addEventHandler(DragEvent.DRAG_DROPPED, drag -> drop(drag, dropped));
    }

    private static void drop(DragEvent drag, Consumer<String> dropped) {
        var text = text(drag.getDragboard());
        drag.setDropCompleted(!text.isBlank());
        drag.consume();
        if (!text.isBlank()) {
            dropped.accept(text);
        }
    }

    /** Empty for files: their addresses are no links. */
    private static String text(Dragboard board) {
        if (board.hasFiles()) {
            return "";
        }
        var text = board.hasUrl() ? board.getUrl() : board.getString();
        return text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST));
    }
}
