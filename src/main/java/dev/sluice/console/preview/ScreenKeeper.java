package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Acts;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.relay.PreviewStream;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Keeps the screen true: picture, or why there is none. */
final class ScreenKeeper extends StackPane {
    private final Catalogue catalogue;
    private final Playback playback;
    private final Acts acts;
    private final Act cancel;
    private final Controls controls;
    private final Screen screen;
    private boolean zones;

    ScreenKeeper(Desk desk, Engine engine, Catalogue catalogue, Playback playback, PlayActs playActs, Act cancel) {
        this.catalogue = catalogue;
        this.playback = playback;
        acts = desk.acts();
        this.cancel = cancel;
        var captions = new CaptionLine(desk.work(), playback);
        var pictures = new TimePictures(desk.work(), engine, playback);
        controls = new Controls(playback, acts, playActs, captions, pictures);
        screen = new Screen(playback.view(), captions, controls);
        screen.setFocusTraversable(true);
        screen.setOnMouseClicked(click -> {
            screen.requestFocus();
            if (List.of(screen, playback.view()).contains(click.getTarget())) playback.toggle();
        });
        getChildren().setAll(screen);
        playback.state().subscribe(state -> show());
        playback.startup().subscribe(startup -> show());
        catalogue.selected().subscribe(asset -> show());
    }

    /** Shows or hides the safe zones. */
    void toggleZones() {
        zones = !zones;
        screen.safeZones(zones);
    }

    /** Takes the keys, so that Space plays instead of pressing a button. */
    void focus() {
        screen.requestFocus();
    }

    private void show() {
        var asset = catalogue.selected().get();
        if (playback.subject() == null) showAsset(asset);
        else showState(playback.state().get());
    }

    private void showState(PlayState state) {
        screen.line("");
        switch (state) {
            case PlayState.Idle idle -> screen.show(Messages.quiet(""));
            case PlayState.Opening opening -> screen.show(Messages.quiet("Opening through the relay"));
            case PlayState.Playing playing -> playing(playing.stream());
            case PlayState.Ended ended -> playing(ended.stream());
            case PlayState.Failed failed ->
                screen.show(Messages.failure("This cannot be previewed", failed.problem(), failed.request(), again()));
        }
    }

    private void playing(PreviewStream stream) {
        screen.show(null);
        screen.line(line(stream));
        controls.show(stream);
    }

    /** "720p · 2.8 Mbit/s · through the relay". */
    static String line(PreviewStream stream) {
        var live = stream.live() ? "live · " : "";
        if (stream.variant() < 0 || stream.variant() >= stream.variants().size()) return live + "through the relay";
        var label = stream.variants().get(stream.variant()).label();
        var rate = label.contains(", ") ? " · " + label.substring(label.indexOf(", ") + 2) : "";
        return live + RenditionRow.shortName(label) + rate + " · through the relay";
    }

    private void showAsset(@Nullable Asset asset) {
        screen.line("");
        if (asset == null) {
            screen.show(Messages.quiet(""));
        } else if (asset.preparation() != null || !AssetWords.playable(asset)) {
            var failure = asset.failure();
            screen.show(
                    failure == null
                            ? Messages.preparing(asset, new ActButton(acts, cancel))
                            : Messages.failure("The preparation failed", failure, null));
        } else {
            screen.show(new EmptyState(Feather.PLAY, "Nothing plays.", "Space plays it."));
        }
    }

    private Button again() {
        var again = new Button("Try again");
        again.setOnAction(click -> playback.toggle());
        return again;
    }
}
