package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.api.PendingUpload;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.work.Job;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The uploads under way and those that stopped, each with what can be done; takes no room while there is none. */
final class UploadStrip extends VBox {
    private final Uploads uploads;
    private final Runnable choose;

    /** {@code choose} lets somebody choose files to be sent. */
    UploadStrip(Uploads uploads, Runnable choose) {
        this.uploads = uploads;
        this.choose = choose;
        getStyleClass().add("column");
        uploads.running().subscribe(this::show);
        uploads.stopped().subscribe(stopped -> show());
        managedProperty().bind(visibleProperty());
    }

    private void show() {
        getChildren()
                .setAll(Stream.concat(
                                uploads.running().stream().map(UploadStrip::card),
                                uploads.stopped().get().stream().map(this::stopped))
                        .toList());
        setVisible(!getChildren().isEmpty());
    }

    private Node stopped(PendingUpload upload) {
        var words = new VBox(
                2,
                Texts.prose("“" + upload.name() + "” stopped on its way.", "strong"),
                Texts.prose(
                        Pace.words(upload.received(), upload.size(), 0)
                                + " arrived and stay for a day. Choose or drop the file again to go on from there.",
                        "muted"));
        HBox.setHgrow(words, Priority.ALWAYS);
        var on = button("Go on", "Lets you choose " + upload.name() + " again; sends what is missing of it", choose);
        var forget = button("Discard", "Forgets what arrived of " + upload.name(), () -> uploads.discard(upload));
        return new Card("", Texts.row(words, on, forget));
    }

    private static Button button(String text, String help, Runnable act) {
        var button = new Button(text);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(click -> act.run());
        Describe.control(button, text, help);
        return button;
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
        var cancel = button("Cancel", "Ends the sending; the service keeps nothing of it", job::cancel);
        return new Card("", Texts.row(Texts.strong(job.title()), bar, note, cancel));
    }
}
