package dev.sluice.console.inspect;

import dev.sluice.console.chart.Waterfall;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.FindingRow;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import dev.sluice.console.ui.Verdict;
import java.util.Objects;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * One inspection while it goes on: what comes is added to what is there, and nothing is built twice, so that a frame costs
 * what is new in it. What stays in the end is already where it will be.
 */
final class UnderWay {
    private final Times times;
    private final Verdict verdict = new Verdict();
    private final Card findings = new Card("Findings");
    private final Waterfall walk = new Waterfall();
    private @Nullable Node page;
    private int told;
    private int walked;

    UnderWay(Times times) {
        this.times = times;
    }

    /** Shows how far it has come; never coloured, for nothing is decided. */
    Node show(InspectModel.SoFar now) {
        var shown = page == null ? begin(now) : page;
        page = shown;
        verdict.note(now.exchanges().size() + " requests so far");
        now.findings().stream().skip(told).map(FindingRow::wide).forEach(findings.getChildren()::add);
        told = now.findings().size();
        if (now.exchanges().size() > walked) {
            walk.show(WalkRows.underWay(now.exchanges()));
            walked = now.exchanges().size();
        }
        return shown;
    }

    private Node begin(InspectModel.SoFar now) {
        var decoded = Objects.requireNonNull(now.decoded());
        verdict.say(Tone.NEUTRAL, decoded.sentence(), "Asking the service, then opening it as viewers do.");
        var wide = Page.column(findings, new Card(WalkRows.TITLE, walk));
        return InspectWorkspace.column(
                verdict, Page.columns(new double[] {7, 3}, wide, Page.column(TokenCard.of(decoded.link(), times))));
    }
}
