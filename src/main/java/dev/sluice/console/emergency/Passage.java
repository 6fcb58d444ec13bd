package dev.sluice.console.emergency;

import dev.sluice.api.Run;
import dev.sluice.api.StepEvidence;
import dev.sluice.api.StepState;
import dev.sluice.console.ui.Quote;
import dev.sluice.console.ui.Texts;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the document says about one step and what came of it; of a step that failed, that and what can be done come first. */
final class Passage extends VBox {
    private static final int GAP = 10;

    Passage() {
        super(GAP);
    }

    /**
     * Shows one step.
     *
     * @param quote of the document; null where it has no such step
     * @param ended the step once it has ended with something to say
     * @param kept what the unfolded step kept
     * @param acts what a person may do to the step; null for nothing
     */
    void show(@Nullable Quote quote, Run.@Nullable Step ended, @Nullable StepEvidence kept, @Nullable Node acts) {
        getChildren().clear();
        boolean failed = ended != null && ended.state() == StepState.FAILED;
        if (failed) {
            add(said(ended, "failed-step"));
            add(acts);
            add(quote);
        } else {
            add(quote);
            add(said(ended));
        }
        add(kept == null || ended == null || !kept.step().equals(ended.id()) ? null : new EvidenceRows(kept));
        if (!failed) add(acts);
    }

    private static @Nullable Node said(Run.@Nullable Step ended, String... styles) {
        return ended == null ? null : Texts.prose(ended.evidence(), styles);
    }

    private void add(@Nullable Node node) {
        if (node != null) getChildren().add(node);
    }
}
