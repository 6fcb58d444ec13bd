package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.work.Job;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The uploads under way, each with progress and a way to end it; takes no room while there is none. */
final class UploadStrip extends VBox {
    UploadStrip(Uploads uploads) {
        getStyleClass().add("column");
        uploads.running()
                .subscribe(() -> getChildren()
                        .setAll(uploads.running().stream()
                                .map(UploadStrip::card)
                                .toList()));
        visibleProperty().bind(Bindings.isNotEmpty(uploads.running()));
        managedProperty().bind(visibleProperty());
    }

    private static Node card(Job<Asset> job) {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(job.fraction());
        bar.setAccessibleText(job.title());
        HBox.setHgrow(bar, Priority.ALWAYS);
        var note = Texts.muted("");
        note.textProperty().bind(job.note());
        note.setMinWidth(USE_PREF_SIZE);
        var cancel = new Button("Cancel");
        cancel.getStyleClass().add("small");
        cancel.setOnAction(click -> job.cancel());
        Describe.control(cancel, "Cancel " + job.title(), "Ends the sending; the service keeps nothing of it.");
        return new Card("", Texts.row(Texts.strong(job.title()), bar, note, cancel));
    }
}
