package dev.sluice.console.inspect;

import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import dev.sluice.diagnosis.Bundle;
import java.io.File;
import java.nio.file.Files;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The diagnostics bundle, to be read before it is saved: what is shown is what is saved, and nothing is sent. */
final class BundleCard {
    private static final int LINES = 18;

    private final Desk desk;
    private final InspectModel model;
    private final Card card = new Card("Diagnostics bundle");
    private final TextArea text = new TextArea();
    private final Act save;
    private Function<@Nullable Window, @Nullable File> chooser = BundleCard::choose;

    BundleCard(Desk desk, InspectModel model) {
        this.desk = desk;
        this.model = model;
        save = Act.of("inspect.save-shown-bundle", "Save to a file")
                .help("Writes exactly what is shown")
                .runs(this::save);
        text.setEditable(false);
        text.setPrefRowCount(LINES);
        text.getStyleClass().add("code");
        text.setAccessibleText("Diagnostics bundle, as it would be saved");
        var close = new Button("Close");
        close.setOnAction(click -> hide());
        card.getChildren()
                .addAll(
                        Texts.prose(
                                "Named fields only, credentials and handles masked. It goes nowhere by itself.",
                                "muted"),
                        text,
                        Texts.row(new ActButton(desk.acts(), save), close));
        hide();
    }

    Card node() {
        return card;
    }

    /** Where the file goes; tests answer it without a dialog. */
    void askWith(Function<@Nullable Window, @Nullable File> asked) {
        chooser = asked;
    }

    void show() {
        var found = model.result().get();
        if (found == null) return;
        text.setText(Bundle.of(found.inspection(), desk.times().now().get()));
        Shown.set(card, true);
    }

    void hide() {
        Shown.set(card, false);
    }

    void save() {
        var scene = card.getScene();
        var file = chooser.apply(scene == null ? null : scene.getWindow());
        if (file == null) return;
        var shown = text.getText();
        desk.work()
                .job("Saving the bundle", progress -> Files.writeString(file.toPath(), shown))
                .onSuccess(path -> desk.notices().say("The bundle is saved as " + path.getFileName() + "."))
                .start();
    }

    private static @Nullable File choose(@Nullable Window window) {
        var dialog = new FileChooser();
        dialog.setInitialFileName("sluice-diagnostics.json");
        return dialog.showSaveDialog(window);
    }
}
