package dev.sluice.console.inspect;

import dev.sluice.api.Role;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.ui.Masked;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;

/** What can be done with an inspected link. */
final class InspectActs {
    private final Desk desk;
    private final SluiceClient client;
    private final InspectModel model;
    final Act reissue;
    final Act copySentence;
    final Act copyCurl;
    final Act preview;
    final Act again;

    InspectActs(Desk desk, SluiceClient client, InspectModel model) {
        this.desk = desk;
        this.client = client;
        this.model = model;
        copySentence = Act.of("inspect.copy-sentence", "Copy sentence for customer")
                .help("Copies the answer as it stands")
                .keys(Shortcut.typed("c"))
                .unless(whileUnknown("Nothing was inspected yet."))
                .runs(this::copySentence);
        copyCurl = Act.of("inspect.copy-curl", "Copy as cURL")
                .help("Copies the first request with every credential masked")
                .unless(whileUnknown("Nothing was inspected yet."))
                .runs(this::copyCurl);
        reissue = Act.of("inspect.reissue", "Reissue")
                .help("Issues the same link anew, with a new address; this one stays as it is")
                .needs(Role.SUPPORT)
                .changes()
                .unless(whileForeign())
                .runs(this::reissue);
        preview = Act.of("inspect.preview", "Open in Preview")
                .help("Plays what a viewer of this link would get")
                .unless(whileUnknown("Nothing was inspected yet."))
                .runs(() -> desk.navigator().go(Place.PREVIEW, Map.of("link", model.link())));
        again = Act.of("inspect.again", "Inspect again")
                .help("Asks everything once more")
                .keys(Shortcut.typed("r"))
                .unless(whileUnknown("Nothing was inspected yet."))
                .runs(() -> model.inspect(model.link()));
    }

    List<Act> all() {
        return List.of(reissue, copySentence, copyCurl, preview, again);
    }

    private void copySentence() {
        var found = model.result().get();
        if (found != null) {
            desk.clip().copy(found.inspection().sentence());
            desk.notices().say("The sentence is on the clipboard.");
        }
    }

    private void copyCurl() {
        desk.clip().copy("curl -i '" + Masked.link(model.link()) + "'");
        desk.notices().say("The request is on the clipboard, its credential masked.");
    }

    private void reissue() {
        var share = model.share();
        if (share == null) {
            return;
        }
        desk.work()
                .job("Reissuing the link", progress -> client.shares().reissue(share.handle()))
                .onSuccess(issued -> {
                    desk.clip()
                            .copy(issued.signedLink() == null ? issued.share().url() : issued.signedLink());
                    desk.notices().say("A new link was issued; it is on the clipboard.");
                    model.inspect(model.link());
                })
                .start();
    }

    private ObservableValue<String> whileUnknown(String reason) {
        return model.result().map(found -> "").orElse(reason);
    }

    private ObservableValue<String> whileForeign() {
        return model.result()
                .map(found -> model.share() == null ? "This link is not one of this service." : "")
                .orElse("Nothing was inspected yet.");
    }
}
