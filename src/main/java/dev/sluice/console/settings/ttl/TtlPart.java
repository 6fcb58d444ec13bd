package dev.sluice.console.settings.ttl;

import dev.sluice.api.BulkKind;
import dev.sluice.api.BulkRequest;
import dev.sluice.api.Page;
import dev.sluice.api.Role;
import dev.sluice.api.Share;
import dev.sluice.api.TtlPolicy;
import dev.sluice.client.ShareFilter;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.links.bulk.ManyLinks;
import dev.sluice.console.settings.Part;
import dev.sluice.console.settings.Section;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Sheet;
import dev.sluice.console.ui.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The tiers, and what is outside of them. */
public final class TtlPart implements Part {
    private static final int LISTED = 100;
    private static final ShareFilter OUTSIDE = ShareFilter.ALL.outside(true).withSort("expires");

    private final Desk desk;
    private final SluiceClient client;
    private final Sheet sheet;
    private final ManyLinks many;
    private final VBox tiers = new VBox();
    private final OutsideList outside;
    private final LongProperty count = new SimpleLongProperty();
    private final Act change;
    private final Act align;
    private final Section<Read> section;
    private final Node node;
    private List<TtlPolicy> policies = List.of();

    /** What is read at once, so that the list fits the ranges. */
    private record Read(List<TtlPolicy> tiers, Page<Share> outside) {}

    public TtlPart(Desk desk, SluiceClient client, Sheet sheet) {
        this.desk = desk;
        this.client = client;
        this.sheet = sheet;
        many = new ManyLinks(desk, client.bulkActs(), this::reload);
        outside = new OutsideList(desk.times());
        change = Act.of("settings.tier", "Change")
                .help("Another range for a tier; links that are out are not touched")
                .needs(Role.ADMIN)
                .changes()
                .runs(this::change);
        align = Act.of("settings.align", "Bring all in line")
                .help(
                        "Gives each the nearest time inside its range, as one act that can be taken back; never lengthens what was too long")
                .needs(Role.ADMIN)
                .changes()
                .unless(count.map(all -> all.longValue() > 0 ? "" : OutsideList.words(0)))
                .runs(() -> many.run(
                        "Bringing in line:", new BulkRequest(BulkKind.ALIGN, null, null, null, OUTSIDE.words())));
        tiers.getStyleClass().add("rows");
        var body = new VBox(tiers, outside.node());
        body.getStyleClass().add("column");
        VBox.setVgrow(outside.node(), Priority.ALWAYS);
        section = new Section<>(desk, "Reading TTL ranges", progress -> read(), this::show, body);
        node = new Card("TTL by risk", section)
                .note(new ActButton(desk.acts(), align))
                .tall();
        many.last().subscribe(ended -> {
            if (ended != null && !ended.refused().isEmpty()) {
                var first = ended.refused().getFirst().problem();
                desk.notices()
                        .say("%,d links were refused, the first because: %s"
                                .formatted(ended.act().refused(), first == null ? "" : first.title()));
            }
        });
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Act> acts() {
        return List.of(change, align);
    }

    @Override
    public void reload() {
        section.reload();
    }

    @Override
    public Set<String> follows() {
        return Set.of("policy", "bulk", "share");
    }

    private Read read() {
        return new Read(client.policy(), client.shares().list(OUTSIDE, LISTED, null));
    }

    private void show(Read read) {
        policies = read.tiers();
        tiers.getChildren().setAll(read.tiers().stream().map(this::row).toList());
        var total = read.outside().total();
        count.set(total == null ? read.outside().items().size() : total);
        outside.show(read.outside());
    }

    private Node row(TtlPolicy tier) {
        var name = Texts.strong(Chip.word(tier.risk()));
        name.setMinWidth(64);
        var bar = new RangeBar();
        bar.show(tier.minSeconds(), tier.defaultSeconds(), tier.maxSeconds());
        HBox.setHgrow(bar, Priority.ALWAYS);
        var words = Texts.muted("%s to %s, usually %s"
                .formatted(
                        TierForm.words(tier.minSeconds()),
                        TierForm.words(tier.maxSeconds()),
                        TierForm.words(tier.defaultSeconds())));
        words.setMinWidth(190);
        var risk = Chip.word(tier.risk());
        var row = new HBox(name, bar, words, new ActButton(desk.acts(), change, () -> Map.of("risk", risk)));
        row.getStyleClass().addAll("row", "tier-row");
        row.setId("tier-" + risk);
        return row;
    }

    private void change(Map<String, String> arguments) {
        policies.stream()
                .filter(tier -> Chip.word(tier.risk()).equals(arguments.get("risk")))
                .findFirst()
                .or(() -> policies.stream().findFirst())
                .ifPresent(tier -> sheet.open(new TierSheet(desk, client, tier, kept -> {
                            sheet.close();
                            reload();
                        })
                        .node(sheet::close)));
    }
}
