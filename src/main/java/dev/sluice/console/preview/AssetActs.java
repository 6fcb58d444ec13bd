package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.api.Role;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.shell.Desk;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What can be done with the asset that is looked at. */
final class AssetActs {
    private final Desk desk;
    private final SluiceClient client;
    private final Catalogue catalogue;

    AssetActs(Desk desk, SluiceClient client, Catalogue catalogue) {
        this.desk = desk;
        this.client = client;
        this.catalogue = catalogue;
    }

    /** Checks the prepared files again. */
    Act check() {
        return Act.of("preview.check", "Check again")
                .help("Measures the prepared files once more against the profile")
                .needs(Role.PRODUCER)
                .keys(Shortcut.typed("r"))
                .changes()
                .unless(why(AssetWords::notCheckable))
                .runs(() -> run("Checking", client.assets()::check, asset -> {}));
    }

    /** Lets somebody choose what a new version is prepared for. */
    Act prepare(Runnable choose) {
        return Act.of("preview.prepare", "Re-prepare")
                .help("Makes a new version for a profile; this one is served until the new one has passed its checks")
                .needs(Role.PRODUCER)
                .unless(why(AssetWords::notPreparable))
                .runs(choose);
    }

    /** Begins a new version for a profile. */
    void prepareFor(String profile) {
        run("Preparing a new version", id -> client.assets().prepare(id, profile), asset -> {});
    }

    /** Opens the gate. */
    Act publish() {
        return Act.of("preview.publish", "Publish")
                .help("Lets shares of it be created; nothing is sent to anybody")
                .needs(Role.PRODUCER)
                .changes()
                .unless(why(AssetWords::notPublishable))
                .runs(() -> run(
                        "Publishing",
                        client.assets()::publish,
                        asset -> desk.undo()
                                .offer("“" + asset.title() + "” is published.", () -> withdraw(asset.id()))));
    }

    /** Ends publication. */
    Act withdraw() {
        return Act.of("preview.withdraw", "Withdraw")
                .help("No session of any of its shares starts any more; it can be published again")
                .needs(Role.PRODUCER)
                .changes()
                .unless(why(AssetWords::notWithdrawable))
                .runs(() -> run(
                        "Withdrawing",
                        client.assets()::withdraw,
                        asset ->
                                desk.undo().offer("“" + asset.title() + "” is withdrawn.", () -> publish(asset.id()))));
    }

    /** Ends a preparation. */
    Act cancel() {
        return Act.of("preview.cancel", "Cancel the preparation")
                .help("Stops it; what was written of it is removed, the asset stays not ready")
                .needs(Role.PRODUCER)
                .changes()
                .unless(why(asset -> asset == null || asset.preparation() == null ? "Nothing is being prepared." : ""))
                .runs(() -> run("Cancelling the preparation", client.assets()::cancel, asset -> {}));
    }

    private void publish(String id) {
        run("Publishing", id, client.assets()::publish, asset -> {});
    }

    private void withdraw(String id) {
        run("Withdrawing", id, client.assets()::withdraw, asset -> {});
    }

    private ObservableValue<String> why(Function<@Nullable Asset, String> reason) {
        return catalogue.selected().map(reason).orElse(reason.apply(null));
    }

    private void run(String title, Function<String, Asset> act, Consumer<Asset> then) {
        var asset = catalogue.selected().get();
        if (asset != null) run(title, asset.id(), act, then);
    }

    private void run(String title, String id, Function<String, Asset> act, Consumer<Asset> then) {
        desk.work()
                .job(title, progress -> act.apply(id))
                .onSuccess(catalogue::put)
                .onSuccess(then)
                .start();
    }
}
