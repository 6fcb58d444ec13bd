package dev.sluice.console.frame;

import dev.sluice.api.Operator;
import dev.sluice.api.ServiceInfo;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whose service this is, the omnibox, who we are, and Emergency at the right end. */
final class TopBar extends HBox {
    private final Chip profile = new Chip("", Tone.NEUTRAL);
    private final Label operator = Texts.muted("");

    TopBar(Desk desk, ShellModel model) {
        getStyleClass().add("top-bar");
        profile.setMinWidth(USE_PREF_SIZE);
        operator.setMinWidth(USE_PREF_SIZE);
        var acts = desk.acts();
        var name = Texts.strong("Sluice");
        name.getStyleClass().add("brand");
        var emergency = new ActButton(acts, acts.find("emergency").orElseThrow());
        emergency.setId("emergency");
        emergency.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        half(Pos.CENTER_LEFT, name, profile),
                        omnibox(desk, acts.find("palette").orElseThrow()),
                        half(Pos.CENTER_RIGHT, operator, emergency));
        model.info().subscribe(this::show);
    }

    private void show(@Nullable ServiceInfo info) {
        profile.setVisible(info != null);
        if (info == null) {
            operator.setText("");
            return;
        }
        profile.say(info.profile(), tone(info.profile()));
        operator.setText(who(info.operator()));
    }

    private static Tone tone(String profile) {
        return switch (profile) {
            case "production" -> Tone.WARN;
            case "local" -> Tone.NEUTRAL;
            default -> Tone.INFO;
        };
    }

    private static String who(Operator operator) {
        return operator.name() + " · " + Chip.word(operator.role());
    }

    private static HBox half(Pos where, Node... nodes) {
        var half = new HBox(nodes);
        half.getStyleClass().add("top-half");
        half.setAlignment(where);
        // Both halves ask for nothing and share what is left, so the omnibox stands in the middle; none is squeezed.
        half.setPrefWidth(0);
        half.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(half, Priority.ALWAYS);
        return half;
    }

    private static Button omnibox(Desk desk, Act palette) {
        var shortcut = palette.shortcut();
        var keys = Texts.key(shortcut == null ? "" : shortcut.label());
        var line = new HBox(
                new FontIcon(Feather.SEARCH),
                Texts.muted("Paste a link, find anything, run anything"),
                Texts.spring(),
                keys);
        line.getStyleClass().add("omnibox-line");
        var box = new Button(null, line);
        box.setId("omnibox");
        box.getStyleClass().add("omnibox");
        line.prefWidthProperty().bind(box.widthProperty().subtract(24));
        box.setOnAction(click -> desk.acts().run(palette));
        HBox.setHgrow(box, Priority.SOMETIMES);
        return Describe.control(box, "Omnibox", palette.help(), shortcut);
    }
}
