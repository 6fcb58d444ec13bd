package dev.sluice.console.links.issue;

import dev.sluice.api.IssuedShare;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Masked;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A link that was just made; its signed link, if it has one, shows here and never again. */
public final class IssuedSheet extends VBox {
    private final Desk desk;

    public IssuedSheet(Desk desk, IssuedShare issued, boolean localOnly, Runnable close) {
        this.desk = desk;
        var share = issued.share();
        setId("issued-link");
        getStyleClass().add("sheet");
        var title = new Label("The link is there");
        title.getStyleClass().add("workspace-title");
        var life = Times.span(Duration.ofSeconds(share.ttlSeconds()));
        getChildren()
                .addAll(
                        title,
                        Texts.prose("“%s” plays for %s under it.".formatted(share.assetTitle(), life)),
                        Texts.strong("Link"),
                        copyable(share.url(), Texts.code(share.url()), "Copy link", true));
        signed(issued.signedLink());
        if (localOnly) getChildren().add(NewLinkSheet.localOnly());
        var done = new Button("Done");
        done.setOnAction(click -> close.run());
        Describe.control(done, "Done", "Closes the sheet and forgets the signed link.");
        var acts = new HBox(Texts.spring(), done);
        acts.getStyleClass().add("acts");
        getChildren().add(acts);
    }

    private void signed(@Nullable String link) {
        if (link == null) return;
        getChildren()
                .addAll(
                        Texts.strong("Signed link"),
                        copyable(link, new Masked(link), "Copy signed link", false),
                        Texts.prose(
                                "It is a secret and is shown this once. Whoever has it can play it; if it gets lost, reissue the link.",
                                "muted"));
    }

    private Node copyable(String text, Node shown, String label, boolean primary) {
        var copy = new Button(label);
        copy.setMinWidth(USE_PREF_SIZE);
        if (primary) copy.getStyleClass().add("accent");
        copy.setOnAction(click -> {
            desk.clip().copy(text);
            desk.notices().say("Copied.");
        });
        Describe.control(copy, label, "To the clipboard");
        if (shown instanceof Label line) line.setMinWidth(0);
        var row = new HBox(shown, Texts.spring(), copy);
        row.getStyleClass().add("inline");
        return row;
    }
}
