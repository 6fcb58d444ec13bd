package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.api.PreparationProfile;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import dev.sluice.console.work.Work;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The profiles that a new version can be prepared for; drops down from the button, and one of them begins it. */
final class ProfileSheet extends VBox {
    private final Work work;
    private final SluiceClient client;
    private final Consumer<String> onPick;
    private final Label about = Texts.prose("", "muted");
    private final ListView<PreparationProfile> list = new ListView<>();
    private String present = "";

    /** {@code onPick} gets the name of the profile that was chosen. */
    ProfileSheet(Work work, SluiceClient client, Consumer<String> onPick) {
        this.work = work;
        this.client = client;
        this.onPick = onPick;
        getStyleClass().addAll("asset-sheet", "profile-sheet");
        list.setCellFactory(view -> new Cell());
        Describe.control(list, "Profiles", "Enter prepares a new version for one.");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(Texts.strong("Prepare a new version for"), about, list);
        list.setOnMouseClicked(click -> pick());
        list.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) pick();
        });
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
    }

    /** Drops down for an asset, or goes away. */
    void toggle(@Nullable Asset asset) {
        setVisible(!isVisible() && asset != null);
        if (!isVisible() || asset == null) return;
        present = asset.profile();
        about.setText("Version " + asset.version() + " is served until version " + (asset.version() + 1)
                + " has passed its own checks, and stays if it does not.");
        list.setPlaceholder(Texts.muted("Reading the profiles"));
        work.job("Reading the profiles", progress -> client.assets().profiles())
                .quiet()
                .onSuccess(this::show)
                .onFailure(problem -> list.setPlaceholder(Texts.prose(problem.title() + " (" + problem.code() + ")")))
                .start();
        list.requestFocus();
    }

    private void show(List<PreparationProfile> profiles) {
        list.getItems().setAll(profiles);
        profiles.stream()
                .filter(profile -> profile.name().equals(present))
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
    }

    private void pick() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null || chosen.problem() != null) return;
        setVisible(false);
        onPick.accept(chosen.name());
    }

    /** "4 s segments, a keyframe every 2 s, fMP4", or why the file cannot be used. */
    static String words(PreparationProfile profile) {
        var problem = profile.problem();
        return problem != null
                ? problem
                : "%s segments, keyframes at most %s apart, %s"
                        .formatted(
                                seconds(profile.segmentSeconds()),
                                seconds(profile.keyframeSeconds()),
                                profile.container());
    }

    private static String seconds(double value) {
        return value == Math.rint(value) ? "%.0f s".formatted(value) : "%.2f s".formatted(value);
    }

    private final class Cell extends ListCell<PreparationProfile> {
        Cell() {
            getStyleClass().add("asset-cell");
        }

        @Override
        protected void updateItem(@Nullable PreparationProfile profile, boolean empty) {
            super.updateItem(profile, empty);
            setGraphic(empty || profile == null ? null : node(profile));
            setAccessibleText(profile == null ? "" : profile.name() + ", " + words(profile));
        }

        private Node node(PreparationProfile profile) {
            var first = Texts.row(Texts.plain(profile.name()));
            if (profile.name().equals(present)) first.getChildren().add(new Chip("as it is", Tone.NEUTRAL));
            if (profile.own()) first.getChildren().add(new Chip("workspace", Tone.NEUTRAL));
            return new VBox(2, first, Texts.small(words(profile)));
        }
    }
}
