package dev.sluice.console.preview;

import dev.sluice.console.ui.EmptyState;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Takes files that are dropped on a region, and says so while they hover. */
final class DropTarget extends StackPane {
    private final Consumer<List<Path>> onDrop;

    /** {@code onDrop} gets the regular files among what was dropped. */
    DropTarget(Region over, Consumer<List<Path>> onDrop) {
        this.onDrop = onDrop;
        getStyleClass().add("drop-veil");
        getChildren()
                .setAll(new EmptyState(
                        Feather.UPLOAD,
                        "Drop to add",
                        "Each file is sent, prepared and checked; nothing is published."));
        setVisible(false);
        setMouseTransparent(true);
        over.setOnDragOver(this::hover);
        over.setOnDragExited(exit -> setVisible(false));
        over.setOnDragDropped(this::drop);
    }

    private void hover(DragEvent drag) {
        if (!drag.getDragboard().hasFiles()) return;
        drag.acceptTransferModes(TransferMode.COPY);
        setVisible(true);
        drag.consume();
    }

    private void drop(DragEvent drag) {
        setVisible(false);
        var files = drag.getDragboard().getFiles().stream()
                .filter(File::isFile)
                .map(File::toPath)
                .toList();
        onDrop.accept(files);
        drag.setDropCompleted(!files.isEmpty());
        drag.consume();
    }
}
