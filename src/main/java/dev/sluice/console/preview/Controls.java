package dev.sluice.console.preview;

import dev.sluice.console.act.Act;
import dev.sluice.console.act.Acts;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Shown;
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
import org.jspecify.annotations.Nullable;
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
    private final MenuButton texts = picker("Captions", "Shows captions over the picture");
    private final Label sound = Texts.plain("");
    private final CaptionLine captions;
    private boolean following;

    /** {@code captions} is what the picker of captions steers; {@code pictures} are seen over the time line. */
    Controls(Playback playback, Acts acts, PlayActs playActs, CaptionLine captions, TimePictures pictures) {
        this.playback = playback;
        this.captions = captions;
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
                texts,
                sound);
        buttons.getStyleClass().add("screen-buttons");
        getChildren().setAll(position, buttons, new Peek(pictures, position));
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
        showCaptions(stream);
        var note = stream.soundNote();
        sound.setText(note == null ? "" : shorter(note));
        sound.setTooltip(note == null ? null : Describe.tooltip(note));
        sound.setManaged(note != null);
    }

    /** What is inside the picture, and what runs on live, is listed with the reason why it cannot be shown. */
    private void showCaptions(PreviewStream stream) {
        var group = new ToggleGroup();
        var chosen = captions.chosen();
        texts.getItems().setAll(text(group, "No captions", chosen == null, () -> caption(stream, null)));
        for (var choice : stream.captions()) {
            var name = choice.label();
            var item = text(group, name, name.equals(chosen), () -> caption(stream, name));
            if (choice.value().isEmpty()) unseen(item, name + " · inside the picture, not shown here");
            else if (stream.live()) unseen(item, name + " · not shown while live");
            texts.getItems().add(item);
        }
        texts.setText(chosen == null ? "CC" : "CC " + chosen);
        Shown.set(texts, !stream.captions().isEmpty());
    }

    private void caption(PreviewStream stream, @Nullable String name) {
        captions.choose(name);
        showCaptions(stream);
    }

    private static RadioMenuItem text(ToggleGroup group, String name, boolean selected, Runnable onPick) {
        var item = new RadioMenuItem(name);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(selected);
        item.setOnAction(pick -> onPick.run());
        return item;
    }

    private static void unseen(RadioMenuItem item, String why) {
        item.setText(why);
        item.setDisable(true);
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
            picker.getItems().add(text(group, names.get(i), i == chosen, () -> onPick.accept(index)));
        }
        picker.setText(chosen >= 0 && chosen < names.size() ? names.get(chosen) : "");
        Shown.set(picker, chosen >= 0 && !names.isEmpty());
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
