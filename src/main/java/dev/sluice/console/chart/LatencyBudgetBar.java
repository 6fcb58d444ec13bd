package dev.sluice.console.chart;

import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where startup time goes, stage by stage, each against its budget, on the length of the whole budget. */
public final class LatencyBudgetBar extends VBox {

    /**
     * One stage.
     *
     * @param name one word
     * @param tookMs measured; null when it was not
     * @param budgetMs what it may take
     */
    public record Part(String name, @Nullable Double tookMs, double budgetMs) {
        boolean over() {
            return tookMs != null && tookMs > budgetMs;
        }

        Tone tone() {
            if (tookMs == null) return Tone.NEUTRAL;
            return over() ? Tone.BAD : Tone.OK;
        }

        /** "media 110", "entitlement 310 of 150 ms", "upload 12 s of 10 s" or "player not measured". */
        String words() {
            if (tookMs == null) return name + " not measured";
            if (budgetMs >= IN_WORDS)
                return over() ? name + " " + span(tookMs) + " of " + span(budgetMs) : name + " " + span(tookMs);
            return over() ? "%s %.0f of %.0f ms".formatted(name, tookMs, budgetMs) : "%s %.0f".formatted(name, tookMs);
        }
    }

    /** Budgets above are not thought of in milliseconds. */
    private static final double IN_WORDS = 2000;

    private final StageTrack track = new StageTrack();
    private final FlowPane words = new FlowPane();

    public LatencyBudgetBar() {
        getStyleClass().add("latency-budget");
        words.getStyleClass().add("latency-words");
        getChildren().addAll(track, words);
    }

    /** Shows the stages in their order against the whole budget in milliseconds. */
    public void show(List<Part> parts, double wholeBudgetMs) {
        track.show(parts, wholeBudgetMs);
        words.getChildren().clear();
        for (var part : parts) words.getChildren().add(word(part));
        words.getChildren().add(Texts.small(total(parts, wholeBudgetMs)));
        setAccessibleText("Latency budget: " + total(parts, wholeBudgetMs));
    }

    private static Label word(Part part) {
        var label = Texts.small(part.words());
        if (part.over()) label.getStyleClass().add(Tone.BAD.styleClass());
        return label;
    }

    private static String total(List<Part> parts, double budget) {
        var took = parts.stream()
                .mapToDouble(p -> p.tookMs() == null ? 0 : p.tookMs())
                .sum();
        return budget > IN_WORDS
                ? span(took) + " of " + span(budget)
                : "%.2f s of %s".formatted(took / 1000, span(budget));
    }

    private static String span(double ms) {
        return Times.span(Duration.ofMillis(Math.round(ms)));
    }

    /** The pieces themselves. */
    private static final class StageTrack extends Region {
        private List<Part> parts = List.of();
        private double scale = 1;

        StageTrack() {
            getStyleClass().add("latency-track");
        }

        void show(List<Part> stages, double budget) {
            parts = stages.stream().filter(p -> p.tookMs() != null).toList();
            scale = Math.max(
                    budget,
                    parts.stream()
                            .mapToDouble(p -> p.tookMs() == null ? 0 : p.tookMs())
                            .sum());
            getChildren().setAll(parts.stream().map(StageTrack::piece).toList());
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            var left = 0.0;
            for (var i = 0; i < parts.size(); i++) {
                var took = parts.get(i).tookMs();
                var width = took == null ? 0 : took / scale * getWidth();
                getChildren().get(i).resizeRelocate(left, 0, Math.max(1, width - 2), getHeight());
                left += width;
            }
        }

        private static Region piece(Part part) {
            var piece = new Region();
            piece.getStyleClass().addAll("bar-fill", part.tone().styleClass());
            Tooltip.install(piece, Describe.tooltip(part.words() + ", budget " + span(part.budgetMs())));
            return piece;
        }
    }
}
