package dev.sluice.console.frame;

import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Undo;
import dev.sluice.console.ui.Texts;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** What was done a moment ago, and the button that takes it back while that is still true. */
final class UndoToast extends HBox {
    private final Desk desk;
    private final Label done = new Label();
    private final Label left = Texts.muted("");

    UndoToast(Desk desk) {
        this.desk = desk;
        setId("undo");
        getStyleClass().add("undo-toast");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var undo = new Button("Undo");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(click -> desk.undo().undo());
        Describe.control(undo, "Undo", "Takes back what was just done.");
        getChildren().addAll(done, undo, left);
        desk.undo().current().subscribe(this::show);
        desk.times().now().subscribe(now -> count());
    }

    private void show(Undo.@Nullable Offer offer) {
        setVisible(offer != null);
        setManaged(offer != null);
        if (offer != null) done.setText(offer.done());
        count();
    }

    private void count() {
        var offer = desk.undo().current().get();
        if (offer == null) return;
        var rest = Duration.between(desk.times().now().get(), offer.until());
        left.setText(Math.max(0, rest.toSeconds()) + " s");
    }
}
