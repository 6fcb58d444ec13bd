package dev.sluice.console.inspect;

import dev.sluice.api.IssuedShare;
import dev.sluice.api.Role;
import dev.sluice.api.Share;
import dev.sluice.api.ShareState;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.shell.Place;
import dev.sluice.console.ui.Masked;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;

/** What can be done with an inspected link. */
final class InspectActs {
    private final Desk desk;
    private final SluiceClient client;
    private final InspectModel model;
    final Act reissue;
    final Act reissueAsUsual;
    final Act extend;
    final Act unfreeze;
    final Act revoke;
    final Act copySentence;
    final Act copyCurl;
    final Act preview;
    final Act again;
    final Act anywhere;

    InspectActs(Desk desk, SluiceClient client, InspectModel model) {
        this.desk = desk;
        this.client = client;
        this.model = model;
        copySentence = Act.of("inspect.copy-sentence", "Copy sentence for customer")
                .help("Copies the answer as it stands")
                .keys(Shortcut.typed("c"))
                .unless(whileUnknown())
                .runs(this::copySentence);
        copyCurl = Act.of("inspect.copy-curl", "Copy as cURL")
                .help("Copies the first request with every credential masked")
                .keys(Shortcut.typed("C"))
                .unless(whileUnknown())
                .runs(this::copyCurl);
        reissue = Act.of("inspect.reissue", "Reissue")
                .help("Issues the same link anew, with a new address; this one stays as it is")
                .needs(Role.SUPPORT)
                .changes()
                .unless(whileForeign(share -> ""))
                .runs(() -> reissue(Optional.empty()));
        reissueAsUsual = Act.of("inspect.reissue-as-usual", "Reissue with the usual TTL")
                .help("Issues it anew with the TTL that most links of its channel have, once its producer says so")
                .needs(Role.SUPPORT)
                .changes()
                .unless(whileForeign(share ->
                        usualTtl().isPresent() ? "" : "Its TTL is like that of its channel, or it has not expired."))
                .runs(() -> reissue(usualTtl()));
        extend = Act.of("inspect.extend", "Extend")
                .help("Lets the link work for its whole TTL again, counted from now")
                .needs(Role.SUPPORT)
                .changes()
                .unless(whileForeign(share -> alive(share) ? "" : "It has ended; reissue it."))
                .runs(this::extend);
        unfreeze = Act.of("inspect.unfreeze", "Unfreeze")
                .help("Lifts the hold; viewers can go on at once")
                .needs(Role.PRODUCER)
                .changes()
                .unless(whileForeign(share -> share.state() == ShareState.FROZEN ? "" : "It is not on hold."))
                .runs(() ->
                        changed("Unfreezing the link", share -> client.shares().unfreeze(share.handle())));
        revoke = Act.of("inspect.revoke", "Revoke")
                .help("Ends this link for good; undo issues another in its place")
                .needs(Role.ADMIN)
                .destroys()
                .unless(whileForeign(share -> alive(share) ? "" : "It has ended already."))
                .runs(this::revoke);
        preview = Act.of("inspect.preview", "Open in Preview")
                .help("Plays what a viewer of this link would get")
                .unless(whileUnknown())
                .runs(() -> desk.navigator().go(Place.PREVIEW, Map.of("link", model.link())));
        again = Act.of("inspect.again", "Inspect again")
                .help("Asks everything once more")
                .keys(Shortcut.typed("r"))
                .unless(whileUnknown())
                .runs(model::again);
        anywhere = Act.of("inspect.anywhere", "Open it anyway")
                .help("Follows this link into a private network, this once")
                .unless(whileUnknown())
                .runs(model::inspectAnywhere);
    }

    List<Act> all() {
        return List.of(
                reissue, reissueAsUsual, extend, unfreeze, revoke, copySentence, copyCurl, preview, again, anywhere);
    }

    private static boolean alive(Share share) {
        return share.state() == ShareState.ACTIVE || share.state() == ShareState.FROZEN;
    }

    private void copySentence() {
        var found = model.result().get();
        if (found != null) {
            desk.clip().copy(found.inspection().sentence());
            desk.notices().say("The sentence is on the clipboard.");
        }
    }

    private void copyCurl() {
        desk.clip().copy("curl -i '" + Masked.link(model.link()).replace("'", "%27") + "'");
        desk.notices().say("The request is on the clipboard, its credential masked.");
    }

    private Optional<Duration> usualTtl() {
        var found = model.result().get();
        return found == null ? Optional.empty() : found.inspection().usualTtl();
    }

    /** @param ttl in place of the link's own; empty for the same */
    private void reissue(Optional<Duration> ttl) {
        var share = Objects.requireNonNull(model.share());
        desk.work()
                .job("Reissuing the link", progress -> {
                    var fresh = client.shares().reissue(share.handle());
                    return ttl.isEmpty()
                            ? fresh
                            : client.shares()
                                    .ttl(fresh.share().handle(), ttl.get().toSeconds() + "s");
                })
                .onSuccess(this::handOut)
                .start();
    }

    private void handOut(IssuedShare issued) {
        var signed = issued.signedLink();
        desk.clip().copy(signed == null ? issued.share().url() : signed);
        desk.notices().say("A new link was issued; it is on the clipboard.");
        model.again();
    }

    private void extend() {
        var share = Objects.requireNonNull(model.share());
        desk.work()
                .job("Extending the link", progress -> client.shares().ttl(share.handle(), share.ttlSeconds() + "s"))
                .onSuccess(issued -> {
                    if (issued.share().handle().equals(share.handle())) {
                        desk.notices().say("The link works for its whole TTL again.");
                        model.again();
                    } else {
                        handOut(issued);
                    }
                })
                .start();
    }

    private void revoke() {
        var share = Objects.requireNonNull(model.share());
        desk.work()
                .job("Revoking the link", progress -> client.shares().revoke(share.handle(), null))
                .onSuccess(done -> {
                    model.again();
                    desk.undo()
                            .offer(
                                    "The link is revoked for good. Undo issues a new one in its place; the old one stays"
                                            + " dead.",
                                    () -> desk.work()
                                            .job(
                                                    "Reissuing the link",
                                                    p -> client.shares().reissue(share.handle()))
                                            .onSuccess(this::handOut)
                                            .start());
                })
                .start();
    }

    private void changed(String title, Function<Share, Share> act) {
        var share = Objects.requireNonNull(model.share());
        desk.work()
                .job(title, progress -> act.apply(share))
                .onSuccess(done -> model.again())
                .start();
    }

    private ObservableValue<String> whileUnknown() {
        return model.result().map(found -> "").orElse("Nothing was inspected yet.");
    }

    private ObservableValue<String> whileForeign(Function<Share, String> refusal) {
        return model.result()
                .map(found -> {
                    var share = model.share();
                    return share == null ? "This link is not one of this service." : refusal.apply(share);
                })
                .orElse("Nothing was inspected yet.");
    }
}
