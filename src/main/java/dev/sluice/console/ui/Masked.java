package dev.sluice.console.ui;

import dev.sluice.console.act.Describe;
import dev.sluice.token.Secrets;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** A secret that shows its ends only, until somebody asks to see it. */
public final class Masked extends HBox {
    private static final int LONGEST = 4096;

    /** Looked for where a word begins only, and never read back: a screen must not wait for a long text. */
    private static final Pattern TOKEN =
            Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+");

    public Masked(String secret) {
        var text = Texts.code(hide(secret));
        var show = new ToggleButton("Show");
        show.getStyleClass().addAll("small", "flat");
        Describe.control(show, "Show the secret", "Shows it on this screen only; copies stay masked.");
        show.selectedProperty().subscribe(shown -> reveal(text, show, shown ? secret : hide(secret)));
        getStyleClass().add("inline");
        getChildren().addAll(text, show);
    }

    /** First and last four characters; nothing of what is too short for that. */
    public static String hide(String secret) {
        return secret.length() < 16 ? "…" : secret.substring(0, 4) + "…" + secret.substring(secret.length() - 4);
    }

    /** A link or command without its tokens and signatures, cut to what a screen can hold. */
    public static String link(String text) {
        var bounded = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        var tokens = TOKEN.matcher(bounded).replaceAll(found -> hide(found.group()));
        return Secrets.mask(tokens);
    }

    private static void reveal(Label text, ToggleButton toggle, String shown) {
        text.setText(shown);
        toggle.setText(toggle.isSelected() ? "Hide" : "Show");
    }
}
