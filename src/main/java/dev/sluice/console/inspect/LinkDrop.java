package dev.sluice.console.inspect;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Takes a link that is dropped on a node, from a browser's address line or out of a message. */
final class LinkDrop {
    private static final int LONGEST = 1_000_000;

    private LinkDrop() {}

    static void on(Node node, Consumer<String> dropped) {
        node.setOnDragOver(drag -> {
            if (!text(drag.getDragboard()).isBlank()) {
                drag.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
                drag.consume();
            }
        });
        node.setOnDragDropped(drag -> drop(drag, dropped));
    }

    private static void drop(DragEvent drag, Consumer<String> dropped) {
        var text = text(drag.getDragboard());
        drag.setDropCompleted(!text.isBlank());
        drag.consume();
        if (!text.isBlank()) {
            dropped.accept(text);
        }
    }

    private static String text(Dragboard board) {
        var text = board.hasUrl() ? board.getUrl() : board.getString();
        return text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST));
    }
}
