package dev.sluice.console.settings.signing;

import dev.sluice.api.Role;
import dev.sluice.api.SigningKeyReach;
import dev.sluice.api.SigningKeyRing;
import dev.sluice.client.Signing;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Texts;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;

/** What killing a key hits, above the button that does it. */
final class KillSheet {
    private final Desk desk;
    private final Signing signing;
    private final SigningKeyReach reach;
    private final Consumer<SigningKeyRing> killed;
    private final StringProperty reason = new SimpleStringProperty("");

    KillSheet(Desk desk, Signing signing, SigningKeyReach reach, Consumer<SigningKeyRing> killed) {
        this.desk = desk;
        this.signing = signing;
        this.reach = reach;
        this.killed = killed;
    }

    Node node(Runnable close) {
        var kill = Act.of("settings.signing-end", "Kill key")
                .help("Everything the key signed is refused at once, for good")
                .needs(Role.ADMIN)
                .destroys()
                .runs(this::kill);
        var active = reach.key().state().equals("active");
        return new FormSheet(
                "kill-sheet",
                "Kill a signing key",
                "the key stays as it is",
                new SimpleStringProperty(""),
                new ActButton(desk.acts(), kill),
                close,
                Texts.prose("Everything this key signed is refused everywhere at once. That cannot be taken back."),
                facts(),
                Texts.prose(
                        "Watch and embed pages fetch a new token and go on. Players that cannot, iPhones among them, stop,"
                                + " and so do signed links of this key: reissue those that are still needed."
                                + (active ? " The next key signs from then on." : ""),
                        "muted"),
                Fields.text("Why", "found in a log; not stated is allowed", reason));
    }

    private Node facts() {
        var key = reach.key();
        var facts = KeyValueList.texts()
                .add("Key", Texts.code(key.kid()))
                .add("State", new Chip(key.state(), SigningPart.tone(key.state())))
                .add("Since", desk.times().dayAndTime(key.since()))
                .add("Links", many("", reach.links(), "live link of mode api", "live links of mode api"))
                .add(
                        "Sessions",
                        many("up to ", reach.watching(), "viewer holds a token of it", "viewers hold a token of it"));
        facts.setId("kill-facts");
        return facts;
    }

    private static String many(String before, long most, String one, String many) {
        return most == 0 ? "none" : String.format(Locale.ROOT, "%s%,d %s", before, most, most == 1 ? one : many);
    }

    private void kill() {
        desk.work()
                .job(
                        "Killing a key",
                        progress -> signing.kill(
                                reach.key().kid(),
                                reason.get().isBlank() ? null : reason.get().strip()))
                .onSuccess(now -> {
                    killed.accept(now);
                    desk.notices().say("The key is killed; nothing it signed plays any more.");
                })
                .onFailure(
                        problem -> desk.notices().problem(problem, "Look at the list: the key may be killed already."))
                .start();
    }
}
