package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The top of the workspace: the title that drops the list down, facts, the chip and the acts. */
final class Head extends HBox {
    private final Times times;
    private final Button title = new Button("", new FontIcon(Feather.CHEVRON_DOWN));
    private final Label line = Texts.muted("");
    private final Chip chip = new Chip("", Tone.NEUTRAL);
    private final HBox acts = new HBox();

    Head(Times times, Runnable onTitle) {
        this.times = times;
        getStyleClass().add("heading");
        title.getStyleClass().addAll("flat", "workspace-title", "title-button");
        title.setContentDisplay(ContentDisplay.RIGHT);
        title.setMnemonicParsing(false);
        title.setOnAction(click -> onTitle.run());
        title.setId("preview-title");
        Describe.control(title, "Assets", "Shows all assets");
        acts.getStyleClass().add("acts");
        acts.setMinWidth(USE_PREF_SIZE);
        chip.managedProperty().bind(chip.textProperty().isNotEmpty());
        chip.visibleProperty().bind(chip.managedProperty());
        getChildren().setAll(new VBox(title, line), Texts.spring(), chip, acts);
    }

    /** An asset, with how many renditions its report found; 0 while that is not known. */
    void asset(Asset asset, int renditions, Node... buttons) {
        say(asset.title(), AssetWords.line(asset, times, renditions), buttons);
        chip.say(AssetWords.state(asset), AssetWords.tone(asset));
    }

    /** Anything else. */
    void say(String words, String facts, Node... buttons) {
        title.setText(words);
        line.setText(facts);
        chip.say("", Tone.NEUTRAL);
        acts.getChildren().setAll(buttons);
    }
}
