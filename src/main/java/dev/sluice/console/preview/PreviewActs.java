package dev.sluice.console.preview;

import dev.sluice.api.Role;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.shell.Desk;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What can be done in this workspace, and what its parts ask of each other. */
final class PreviewActs {
    private final Desk desk;
    private final Catalogue catalogue;
    private final Playback playback;
    private final Uploads uploads;
    private final AssetActs assetActs;
    private final Act check;
    private final Act publish;
    private final Act withdraw;
    private final Act cancel;
    private final Act prepare;
    private final Act add;
    private final Act back;
    private final Act reload;

    /** {@code choose} lets somebody choose files and hands them on; {@code profiles} lets somebody choose a profile. */
    PreviewActs(
            Desk desk,
            SluiceClient client,
            Catalogue catalogue,
            Playback playback,
            Uploads uploads,
            Consumer<Consumer<List<Path>>> choose,
            Runnable profiles) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.playback = playback;
        this.uploads = uploads;
        assetActs = new AssetActs(desk, client, catalogue);
        check = assetActs.check();
        publish = assetActs.publish();
        withdraw = assetActs.withdraw();
        cancel = assetActs.cancel();
        prepare = assetActs.prepare(profiles);
        add = Act.of("preview.add", "Add a video")
                .help("Sends files that FFmpeg reads; each is prepared and checked, nothing is published")
                .needs(Role.PRODUCER)
                .keys(Shortcut.typed("n"))
                .changes()
                .runs(() -> choose.accept(this::addAll));
        back = Act.of("preview.assets", "Back to the asset")
                .help("Leaves the viewer's link and shows the asset again")
                .runs(this::leaveLink);
        reload = Act.of("preview.reload", "Try again")
                .help("Reads the assets again")
                .runs(catalogue::read);
    }

    Act check() {
        return check;
    }

    Act publish() {
        return publish;
    }

    Act withdraw() {
        return withdraw;
    }

    Act cancel() {
        return cancel;
    }

    Act prepare() {
        return prepare;
    }

    /** Begins a new version for a profile. */
    void prepareFor(String profile) {
        assetActs.prepareFor(profile);
    }

    Act add() {
        return add;
    }

    Act back() {
        return back;
    }

    Act reload() {
        return reload;
    }

    /** For the palette, with those of the player. */
    List<Act> all(PlayActs play) {
        return Stream.concat(
                        play.all().stream(), Stream.of(add, check, prepare, publish, withdraw, cancel, back, reload))
                .toList();
    }

    /** Whether a viewer's link is looked at instead of an asset. */
    boolean viewing() {
        return playback.subject() instanceof Subject.OfLink;
    }

    void addAll(List<Path> files) {
        files.forEach(uploads::add);
    }

    /** Looks at another asset. */
    void look(String id) {
        if (viewing()) playback.close();
        catalogue.select(id);
        follow();
    }

    /** Plays what a viewer of a link gets. */
    void view(String link) {
        playback.open(new Subject.OfLink(link));
    }

    /** Jumps to a place that a finding names, in the rendition that has it. */
    void goTo(Spot spot) {
        int now = playback.stream().map(stream -> stream.variant()).orElse(-1);
        int there = Checked.of(catalogue.report().get())
                .map(checked -> checked.variant(spot.rendition()))
                .orElse(-1);
        if (playback.stream().isEmpty() || (there >= 0 && there != now)) {
            playback.choose(
                    there < 0
                            ? playback.choice().from(spot.start())
                            : playback.choice().variant(there, spot.start(), false));
        } else {
            playback.seek(spot.start());
        }
    }

    /** Keeps the player with the asset that is looked at: plays it once it can be played, stops when it cannot. */
    void follow() {
        if (viewing()) return;
        var asset = catalogue.selected().get();
        var playable = asset != null && AssetWords.playable(asset);
        if (asset == null || !playable) {
            if (playback.subject() != null) playback.close();
        } else {
            var subject = new Subject.OfAsset(asset.id(), asset.version());
            if (!subject.equals(playback.subject())) playback.open(subject);
        }
    }

    private void leaveLink() {
        if (!viewing()) return;
        playback.close();
        desk.notices().dismiss();
        follow();
    }
}
