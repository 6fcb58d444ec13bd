package dev.sluice.console.preview;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.console.act.Describe;
import dev.sluice.console.shell.Clip;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.FindingRow;
import dev.sluice.console.ui.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** The findings of a report as cards: what blocks, what warns, what holds and what nobody could measure. */
final class FindingCards {
    private static final int SENTENCES = 4;
    private static final Set<String> TELLING =
            Set.of("keyframe-gap", "bandwidth-mismatch", "variants-not-aligned", "extinf-mismatch", "audio-bit-rate");

    private final Clip clip;
    /** What another preparation of the same source mends. */
    private static final Set<String> OF_PREPARATION = Set.of(
            "audio-bit-rate",
            "keyframe-gap",
            "segment-duration",
            "segment-not-idr",
            "i-frames-missing",
            "peak-over-average");

    private final Consumer<Spot> go;
    private final Supplier<Node> prepare;

    /** {@code go} jumps the player to a place; {@code prepare} makes buttons that begin another preparation. */
    FindingCards(Clip clip, Consumer<Spot> go, Supplier<Node> prepare) {
        this.clip = clip;
        this.go = go;
        this.prepare = prepare;
    }

    List<Node> of(CheckReport report) {
        var spots = new Spots(report);
        var cards = new ArrayList<Node>();
        listed(cards, "Blocks publishing", report, Severity.BLOCKS, spots);
        listed(cards, "Warns", report, Severity.WARNS, spots);
        listed(cards, "Worth knowing", report, Severity.INFO, spots);
        cards.add(holds(report));
        return cards;
    }

    private void listed(List<Node> cards, String title, CheckReport report, Severity severity, Spots spots) {
        var findings = with(report, severity);
        if (findings.isEmpty()) return;
        var rows = new VBox();
        rows.getStyleClass().add("rows");
        for (var finding : findings) rows.getChildren().add(row(finding, spots));
        cards.add(new Card(title, rows).count(findings.size() > 1 ? Integer.toString(findings.size()) : ""));
    }

    private Node row(Finding finding, Spots spots) {
        var acts = new ArrayList<Node>();
        if (isLine(finding.fix())) acts.add(copyLine(finding));
        spots.of(finding).ifPresent(spot -> acts.add(goThere(spot)));
        if (acts.isEmpty() && OF_PREPARATION.contains(finding.code())) acts.add(prepare.get());
        var shown = isLine(finding.fix()) ? withoutFix(finding) : finding;
        return FindingRow.stacked(sourced(shown), acts.toArray(Node[]::new));
    }

    /** A corrected line of a playlist is to be copied, not read. */
    private static boolean isLine(String fix) {
        return fix.startsWith("#EXT");
    }

    private static Finding withoutFix(Finding f) {
        return new Finding(f.code(), f.severity(), f.sentence(), f.evidence(), "", f.source());
    }

    private static Finding sourced(Finding f) {
        if (f.source() == null) return f;
        var evidence = f.evidence().isEmpty() ? f.source() : f.evidence() + " · " + f.source();
        return new Finding(f.code(), f.severity(), f.sentence(), evidence, f.fix(), f.source());
    }

    private Button copyLine(Finding finding) {
        var button = new Button("Copy line");
        button.setOnAction(click -> clip.copy(finding.fix()));
        return Describe.control(button, "Copy line", finding.fix());
    }

    private Button goThere(Spot spot) {
        var button = new Button("Go there");
        button.setOnAction(click -> go.accept(spot));
        return Describe.control(
                button, "Go there", "Jumps the player to " + Timecode.of(spot.start()) + " in " + spot.rendition());
    }

    private Node holds(CheckReport report) {
        var holds = with(report, Severity.HOLDS);
        var unmeasured = with(report, Severity.NOT_MEASURED);
        var summary = Texts.prose(summary(holds), "muted");
        var all = new VBox();
        all.getStyleClass().add("rows");
        var more = new Button("Show all");
        more.getStyleClass().addAll("flat", "small");
        more.setOnAction(click -> {
            var open = all.getChildren().isEmpty();
            if (open) fill(all, holds, unmeasured);
            else all.getChildren().clear();
            more.setText(open ? "Show fewer" : "Show all");
        });
        var card = new Card("Holds", summary, all).count(Integer.toString(holds.size()));
        return card.note(Texts.muted(unmeasured.size() + " not measured"), more);
    }

    private static void fill(VBox rows, List<Finding> holds, List<Finding> unmeasured) {
        unmeasured.forEach(finding -> rows.getChildren().add(FindingRow.wide(finding)));
        holds.forEach(finding -> rows.getChildren().add(FindingRow.wide(finding)));
    }

    /** What viewers would notice comes before what only players read. */
    private static String summary(List<Finding> holds) {
        var first = holds.stream()
                .sorted(Comparator.comparing(finding -> !TELLING.contains(finding.code())))
                .limit(SENTENCES)
                .map(Finding::sentence)
                .collect(Collectors.joining(" "));
        return holds.size() > SENTENCES ? first + " And " + (holds.size() - SENTENCES) + " more." : first;
    }

    private static List<Finding> with(CheckReport report, Severity severity) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
