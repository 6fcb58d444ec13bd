package dev.sluice.console.preview;

import dev.sluice.console.act.Act;
import dev.sluice.console.act.Acts;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Texts;
import dev.sluice.relay.PreviewStream;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Position, play and pause, steps and pickers, laid over the bottom of the picture. */
final class Controls extends VBox {
    private final Playback playback;
    private final Slider position = new Slider(0, 1, 0);
    private final FontIcon sign = new FontIcon(Feather.PLAY);
    private final Label time = Texts.plain("");
    private final MenuButton variants = picker("Variant", "Plays another rendition from the same position");
    private final MenuButton languages = picker("Language", "Plays another sound rendition");
    private final Label sound = Texts.plain("");
    private boolean following;

    Controls(Playback playback, Acts acts, PlayActs playActs) {
        this.playback = playback;
        getStyleClass().add("screen-controls");
        var buttons = new HBox(
                button(acts, playActs.play(), sign),
                time,
                button(acts, playActs.back(), new FontIcon(Feather.CHEVRON_LEFT)),
                Texts.plain("frame"),
                button(acts, playActs.next(), new FontIcon(Feather.CHEVRON_RIGHT)),
                button(acts, playActs.zones(), new FontIcon(Feather.CROP)),
                Texts.spring(),
                variants,
                languages,
                sound);
        buttons.getStyleClass().add("screen-buttons");
        getChildren().setAll(position, buttons);
        Describe.control(position, "Position", "Where in the video; arrows move it.");
        position.getStyleClass().add("position");
        position.setSkin(new atlantafx.base.controls.ProgressSliderSkin(position));
        position.valueProperty().subscribe(now -> moved(now.doubleValue()));
        playback.position().subscribe(now -> follow());
        playback.state().subscribe(now -> follow());
        playback.running().subscribe(moving -> sign.setIconCode(moving ? Feather.PAUSE : Feather.PLAY));
    }

    /** What can be chosen of a stream. */
    void show(PreviewStream stream) {
        fill(
                variants,
                stream.variants().stream()
                        .map(choice -> RenditionRow.shortName(choice.label()))
                        .toList(),
                stream.variant(),
                this::variant);
        fill(
                languages,
                stream.languages().stream().map(PreviewStream.Choice::label).toList(),
                stream.language(),
                index -> language(stream.languages().get(index).value()));
        var note = stream.soundNote();
        sound.setText(note == null ? "" : shorter(note));
        sound.setTooltip(note == null ? null : Describe.tooltip(note));
        sound.setManaged(note != null);
    }

    /** The relay's sentence in the words that fit over a picture; the sentence itself is on hover. */
    static String shorter(String note) {
        return note.contains("no sound device")
                ? "no sound device: picture only"
                : "sound cannot be decoded: picture only";
    }

    private void variant(int index) {
        playback.choose(playback.choice()
                .variant(index, playback.position().get(), !playback.running().get()));
    }

    private void language(String name) {
        playback.choose(playback.choice()
                .language(name, playback.position().get(), !playback.running().get()));
    }

    private void follow() {
        var length = playback.stream()
                .map(stream -> stream.duration().toMillis() / 1000.0)
                .orElse(0.0);
        var live = playback.stream().map(PreviewStream::live).orElse(false);
        following = true;
        position.setDisable(live);
        position.setMax(Math.max(1, length));
        if (!position.isValueChanging()) position.setValue(playback.position().get());
        following = false;
        time.setText(Timecode.of(playback.position().get()) + " / " + (live ? "live" : Timecode.of(length)));
    }

    private void moved(double to) {
        if (!following) playback.seek(to);
    }

    private static void fill(MenuButton picker, List<String> names, int chosen, IntConsumer onPick) {
        var group = new ToggleGroup();
        picker.getItems().clear();
        for (var i = 0; i < names.size(); i++) {
            var index = i;
            var item = new RadioMenuItem(names.get(i));
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(i == chosen);
            item.setOnAction(pick -> onPick.accept(index));
            picker.getItems().add(item);
        }
        picker.setText(chosen >= 0 && chosen < names.size() ? names.get(chosen) : "");
        var shown = chosen >= 0 && !names.isEmpty();
        picker.setVisible(shown);
        picker.setManaged(shown);
    }

    private static MenuButton picker(String name, String help) {
        var picker = new MenuButton();
        picker.setMnemonicParsing(false);
        picker.getStyleClass().add("screen-button");
        return Describe.control(picker, name, help);
    }

    private static Button button(Acts acts, Act act, FontIcon icon) {
        var button = new Button(null, icon);
        button.getStyleClass().add("screen-button");
        button.setFocusTraversable(false);
        button.setOnAction(click -> acts.run(act));
        return Describe.control(button, act.label(), act.help(), act.shortcut());
    }
}
