package dev.sluice.console.settings;

import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Masked;
import dev.sluice.console.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A key that was just made; its secret shows here and never again. */
public final class SecretSheet {
    private SecretSheet() {}

    /**
     * The sheet.
     *
     * @param whose of whom the key is
     * @param advice where it goes, and what to do when it gets lost
     */
    public static Node of(Desk desk, String whose, String secret, String advice, Runnable close) {
        var title = new Label("The key is there");
        title.getStyleClass().add("workspace-title");
        var copy = new Button("Copy key");
        copy.getStyleClass().add("accent");
        copy.setMinWidth(Button.USE_PREF_SIZE);
        copy.setOnAction(click -> {
            desk.clip().copy(secret);
            desk.notices().say("Copied the key of " + whose + ".");
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
                Texts.prose("Key of " + whose + "."),
                row,
                Texts.prose("It is a secret and is shown this once. " + advice, "muted"),
                acts);
        sheet.setId("issued-key");
        sheet.getStyleClass().add("sheet");
        return sheet;
    }
}
