package dev.sluice.console.destinations;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.Fault;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.ReplayRequest;
import dev.sluice.api.Role;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.Show;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Texts;
import java.util.concurrent.TimeUnit;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Trims, names and publishes a replay, and makes a link to it. */
final class ReplaySheet {
    private static final long LOOK_MS = 200;

    private final Desk desk;
    private final SluiceClient client;
    private final Show show;
    private final StringProperty title;
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty to = new SimpleStringProperty("");
    private final StringProperty channel = new SimpleStringProperty("replay");
    private final Node node;

    ReplaySheet(Desk desk, SluiceClient client, Show show, Runnable close) {
        this.desk = desk;
        this.client = client;
        this.show = show;
        title = new SimpleStringProperty(show.title() + " (replay)");
        var missing = Bindings.createStringBinding(this::missing, title, from, to);
        var make = Act.of("destinations.share-replay", "Publish and make a link")
                .help("Publishes the replay once its checks pass and makes a link to it")
                .needs(Role.PRODUCER)
                .changes()
                .unless(missing)
                .runs(() -> make(close));
        node = new FormSheet(
                "share-replay",
                "Share the replay",
                "the recording stays",
                missing,
                new ActButton(desk.acts(), make).primary(),
                close,
                Texts.prose("Recorded: " + Figures.clock(show.recordedMs())
                        + ". Cuts lie where segments begin, so up to one segment more is kept."),
                Fields.text("Title", show.title(), title),
                Fields.row(Fields.text("From second", "0", from), Fields.text("To second", "the end", to)),
                Fields.text("Channel", "replay", channel));
    }

    Node node() {
        return node;
    }

    private String missing() {
        if (title.get().isBlank()) return "Name the replay.";
        return from.get().matches("\\d{0,6}(\\.\\d+)?") && to.get().matches("\\d{0,6}(\\.\\d+)?")
                ? ""
                : "From and to are seconds of the recording.";
    }

    private void make(Runnable close) {
        var request = new ReplayRequest(title.get(), seconds(from), seconds(to));
        var where = channel.get().isBlank() ? null : channel.get().strip();
        desk.work()
                .job("Sharing the replay", progress -> {
                    progress.say("Putting it together");
                    Asset asset = ready(client.shows().replay(show.id(), request));
                    progress.say("Publishing it");
                    client.assets().publish(asset.id());
                    return client.shares()
                            .create(new ShareRequest(
                                    asset.id(), ShareMode.DIRECT, null, null, where, null, null, null));
                })
                .onSuccess(link -> made(link, close))
                .onFailure(problem -> desk.notices().problem(problem, "The recording is untouched."))
                .start();
    }

    private Asset ready(Asset begun) throws InterruptedException {
        Asset asset = begun;
        while (asset.state() == AssetState.PREPARING) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            asset = client.assets().get(begun.id());
        }
        if (asset.state() != AssetState.READY) {
            throw Fault.conflict("asset-not-ready", "The replay does not pass its checks.", "Look at it in Preview.");
        }
        return asset;
    }

    private void made(IssuedShare link, Runnable close) {
        close.run();
        desk.clip().copy(link.share().url());
        desk.notices()
                .say("The replay is shared; the link is copied: " + link.share().url());
    }

    private static @Nullable Double seconds(StringProperty text) {
        return text.get().isBlank() ? null : Double.valueOf(text.get());
    }
}
