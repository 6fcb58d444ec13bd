package dev.sluice.console.links.detail;

import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.links.ttl.TtlChoice;
import dev.sluice.console.links.ttl.TtlControl;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One link: what it is, what can be changed, who watches, who did what. */
public final class LinkDetail extends VBox {
    private final Times times;
    private final LinkFacts facts;
    private final Consumer<String> goTo;
    private final Label title = Texts.strong("");
    private final Chip chip = new Chip("", Tone.NEUTRAL);
    private final Label line = Texts.prose("", "muted");
    private final LinkField link;
    private final Label counted = Texts.muted("");
    private final VBox ended = new VBox();
    private final VBox ttl;
    private final KeyValueList binding = KeyValueList.texts();
    private final FactRows rows;

    /**
     * An empty pane.
     *
     * @param apply applies the chosen time to live
     * @param copy copies the link
     * @param buttons what can be done with the link, at the bottom
     * @param goTo shows another link, by its handle
     */
    public LinkDetail(
            Desk desk,
            LinkFacts facts,
            TtlChoice choice,
            Act apply,
            Act copy,
            List<ActButton> buttons,
            Consumer<String> goTo) {
        this.times = desk.times();
        this.facts = facts;
        this.goTo = goTo;
        getStyleClass().addAll("card", "link-detail");
        title.getStyleClass().add("detail-title");
        title.setMinWidth(0);
        link = new LinkField(desk.acts(), copy);
        rows = new FactRows(times);
        ttl = section(
                "Time to live",
                new TtlControl(choice, counted, Texts.spring(), new ActButton(desk.acts(), apply).primary()));
        var acts = new HBox(buttons.toArray(ActButton[]::new));
        acts.getStyleClass().add("acts");
        var head = new HBox(title, Texts.spring(), chip);
        head.getStyleClass().add("inline");
        getChildren().setAll(head, line, link, scrolling(), acts);
        facts.facts().subscribe(rows::show);
    }

    /** Shows this link. */
    public void show(Share share) {
        title.setText(share.assetTitle());
        title.setTooltip(dev.sluice.console.act.Describe.tooltip(share.assetTitle()));
        chip.say(Chip.word(share.state()), Tone.of(share.state()));
        line.setText("%s · %s · %s risk · %s watching"
                .formatted(
                        Chip.word(share.mode()),
                        share.channel(),
                        Chip.word(share.risk()),
                        String.format(Locale.ROOT, "%,d", share.watching())));
        link.show(share.url());
        counted.setText(share.mode() == ShareMode.EMBED ? "per session" : "from now");
        Shown.set(ttl, share.state() == ShareState.ACTIVE || share.state() == ShareState.FROZEN);
        showEnd(share);
        showBinding(share);
        facts.show(share.handle());
    }

    private void showEnd(Share share) {
        ended.getChildren().clear();
        var revoked = share.revocation();
        if (revoked != null) {
            var reason = revoked.reason() == null ? "No reason was stated." : "“" + revoked.reason() + "”";
            var key = revoked.scope().startsWith("key:") ? " with the key that signed it" : "";
            add(ended, "Revoked%s %s by %s. %s".formatted(key, times.relative(revoked.at()), revoked.by(), reason));
        } else if (share.state() == ShareState.EXPIRED) {
            add(
                    ended,
                    "Expired %s. A new link can be issued with the same rules."
                            .formatted(times.relative(share.expiresAt())));
        }
        if (share.override() != null) add(ended, "Shared past the publish gate: “" + share.override() + "”");
        other("Go to the link that replaced it", share.replacedBy());
        other("Go to the link it replaced", share.replaces());
        Shown.set(ended, !ended.getChildren().isEmpty());
    }

    private void other(String words, @Nullable String handle) {
        if (handle == null) return;
        var go = new Button(words);
        go.getStyleClass().addAll("small", "flat");
        go.setOnAction(click -> goTo.accept(handle));
        ended.getChildren().add(go);
    }

    private void showBinding(Share share) {
        binding.clear();
        if (share.mode() == ShareMode.EMBED) binding.add("Ends", times.dayAndTime(share.expiresAt()));
        BindingWords.of(share, times).forEach(binding::add);
        if (binding.getChildren().isEmpty()) binding.add("Nothing", "whoever has the link can watch");
    }

    private ScrollPane scrolling() {
        var parts = new VBox(ended, ttl, section("Bound to", binding), rows);
        parts.getStyleClass().add("column");
        var scroll = new ScrollPane(parts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("card-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    static VBox section(String title, javafx.scene.Node body) {
        var section = new VBox(Texts.strong(title), body);
        section.getStyleClass().add("section");
        return section;
    }

    private static void add(VBox box, String sentence) {
        box.getChildren().add(Texts.prose(sentence));
    }
}
