package dev.sluice.console.preview;

import dev.sluice.client.Change;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.shell.ChangeFeed;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.shell.Workspace;
import dev.sluice.relay.PreviewRelay;
import dev.sluice.relay.PreviewStream;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Preview: the video as viewers see it, and whether it is fit to be shared. Goes to an asset with {@code asset}, to what a
 * viewer gets with {@code link}.
 */
public final class PreviewWorkspace implements Workspace {
    private final Desk desk;
    private final Engine engine;
    private final Catalogue catalogue;
    private final Uploads uploads;
    private final Playback playback;
    private final PreviewActs acts;
    private final PlayActs playActs;
    private final PreviewView view;
    private final ScreenKeeper screen;
    private final ChangeFeed feed;
    private @Nullable Subscription listening;

    /**
     * Makes the workspace; application thread, asks nothing before it is shown.
     *
     * @param relay the program's one relay; called off the application thread, always the same answer
     */
    public PreviewWorkspace(Desk desk, SluiceClient client, ChangeFeed feed, Supplier<PreviewRelay> relay) {
        this.desk = desk;
        this.feed = feed;
        engine = new Engine(client, relay);
        catalogue = new Catalogue(desk.work(), client);
        playback = new Playback(desk.work(), engine);
        uploads = new Uploads(desk.work(), client, asset -> {
            catalogue.put(asset);
            catalogue.select(asset.id());
        });
        acts = new PreviewActs(desk, client, catalogue, playback, uploads, this::choose, this::chooseProfile);
        playActs = PlayActs.of(playback, this::rate, this::zones);
        screen = new ScreenKeeper(desk, engine, catalogue, playback, playActs, acts.cancel());
        view = new PreviewView(desk, client, catalogue, playback, uploads, acts, screen);
        catalogue.selected().subscribe(asset -> acts.follow());
    }

    @Override
    public Node root() {
        return view;
    }

    @Override
    public List<Act> acts() {
        return acts.all(playActs);
    }

    @Override
    public void shown(Map<String, String> arguments) {
        listen();
        var link = arguments.get("link");
        var asset = arguments.get("asset");
        if (link != null) acts.view(link);
        else if (asset != null) acts.look(asset);
        catalogue.read();
        uploads.read();
        Platform.runLater(screen::focus);
    }

    @Override
    public void hidden() {
        playback.pause();
        if (listening != null) listening.unsubscribe();
        listening = null;
    }

    @Override
    public Optional<ScopeInView> scope() {
        var asset = catalogue.selected().get();
        return asset == null || acts.viewing()
                ? Optional.empty()
                : Optional.of(new ScopeInView("asset:" + asset.id(), "Asset · " + asset.title()));
    }

    /** From opening what is looked at to its first picture on the screen, seen by its pixels; empty before that. */
    public Optional<Duration> firstFrame() {
        return playback.firstPicture();
    }

    /** Seconds that were really played since it was opened; jumps do not count. */
    public double playedSeconds() {
        return playback.playedSeconds();
    }

    /** Ends player and feed; the relay is left to whoever started it. */
    public void close() {
        hidden();
        playback.close();
    }

    Playback playback() {
        return playback;
    }

    /** Sends files as if they had been dropped here. */
    void add(List<Path> files) {
        acts.addAll(files);
    }

    private void listen() {
        if (listening != null) return;
        listening = feed.subscribe(this::changed);
        // While the list is read the decoders are loaded, which takes as long and is needed right after it.
        desk.work()
                .job("Getting the player ready", progress -> engine.relay())
                .quiet()
                .start();
    }

    private void choose(Consumer<List<Path>> then) {
        var chooser = new FileChooser();
        chooser.setTitle("Add videos");
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(
                                "Videos", "*.mp4", "*.mov", "*.mkv", "*.webm", "*.ts", "*.mxf", "*.avi", "*.m4v"),
                        new FileChooser.ExtensionFilter("All files", "*.*"));
        var files = chooser.showOpenMultipleDialog(view.getScene().getWindow());
        if (files != null) then.accept(files.stream().map(File::toPath).toList());
    }

    private void chooseProfile() {
        view.chooseProfile();
    }

    private double rate() {
        var variant = playback.stream().map(PreviewStream::variant).orElse(-1);
        return Checked.of(catalogue.report().get())
                .map(checked -> checked.rate(variant))
                .orElse(25.0);
    }

    private void zones() {
        screen.toggleZones();
    }

    private void changed(Set<Change> changes) {
        if (changes.contains(ChangeFeed.EVERYTHING)) catalogue.read();
        else
            changes.stream()
                    .filter(change -> change.kind().equals("asset"))
                    .map(Change::id)
                    .forEach(catalogue::changed);
    }
}
