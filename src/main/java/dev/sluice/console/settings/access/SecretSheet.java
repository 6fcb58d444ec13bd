package dev.sluice.console.settings.access;

import dev.sluice.api.IssuedApiKey;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Masked;
import dev.sluice.console.ui.Texts;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A key that was just made; its secret shows here and never again. */
final class SecretSheet {
    private SecretSheet() {}

    static Node of(Desk desk, IssuedApiKey issued, Runnable close) {
        var secret = Objects.requireNonNullElse(issued.secret(), "");
        var title = new Label("The key is there");
        title.getStyleClass().add("workspace-title");
        var copy = new Button("Copy key");
        copy.getStyleClass().add("accent");
        copy.setMinWidth(Button.USE_PREF_SIZE);
        copy.setOnAction(click -> {
            desk.clip().copy(secret);
            desk.notices().say("Copied the key of " + issued.key().operator() + ".");
        });
        Describe.control(copy, "Copy key", "To the clipboard");
        var done = new Button("Done");
        done.setOnAction(click -> close.run());
        Describe.control(done, "Done", "Closes the sheet and forgets the key.");
        var acts = new HBox(Texts.spring(), done);
        acts.getStyleClass().add("acts");
        var row = new HBox(new Masked(secret), Texts.spring(), copy);
        row.getStyleClass().add("inline");
        var sheet = new VBox(
                title,
                Texts.prose("Key %s of %s."
                        .formatted(issued.key().id(), issued.key().operator())),
                row,
                Texts.prose(
                        "It is a secret and is shown this once. Keep it in a file that only its user can read; if it gets lost, revoke it and issue another.",
                        "muted"),
                acts);
        sheet.setId("issued-key");
        sheet.getStyleClass().add("sheet");
        return sheet;
    }
}
