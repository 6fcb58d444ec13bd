package dev.sluice.console.quality;

import dev.sluice.api.StageTime;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Where the time to the first picture goes, stage by stage, each against its budget and the week before. */
final class StageCard extends StackPane {
    private static final double BAR = 110;
    /** A bar that is full is at twice its budget. */
    private static final double FULL = 2;

    private static final double FELT_MS = 20;
    /** What may take longer happens before anybody can watch. */
    private static final int LONGEST_START_MS = 2000;
    /** What stages are held against while nothing else is chosen. */
    static final String LAST_WEEK = "last week";

    private final GridPane grid = new GridPane();
    private final Label ranked = Texts.prose("", "muted");
    private final Card card = new Card("Where the time goes", grid, ranked);

    StageCard() {
        grid.getStyleClass().add("stage-grid");
        var words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        var figures = new ColumnConstraints();
        figures.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().setAll(words, new ColumnConstraints(BAR), figures, figures);
        card.cuttableCount();
        getChildren().setAll(card);
    }

    void show(String whose, List<StageTime> stages, String against) {
        card.count(whose);
        card.note(against.equals(LAST_WEEK) ? "p95, against last week" : "p95, what changed first");
        grid.getChildren().clear();
        for (int row = 0; row < stages.size(); row++) add(row, stages.get(row));
        ranked.setText(ranking(stages, against));
    }

    /** What changed, what changed most for its budget first. */
    private static String ranking(List<StageTime> stages, String against) {
        if (stages.stream().allMatch(stage -> stage.before() == 0)) {
            return "Nothing is known of " + against + " to compare with.";
        }
        var changed = stages.stream()
                .filter(StageTime::changed)
                .sorted(Comparator.comparingDouble((StageTime stage) -> Math.abs(stage.changeMs()) / stage.budgetMs())
                        .reversed())
                .map(stage -> "%s %s ms (%s to %s)"
                        .formatted(
                                stage.stage(),
                                Words.signed(stage.changeMs()),
                                Words.signed(stage.changeLowMs()),
                                Words.signed(stage.changeHighMs())))
                .toList();
        return changed.isEmpty()
                ? "No stage changed by more than chance since " + against + "."
                : "Changed since " + against + ", most first: " + String.join(", ", changed) + ".";
    }

    private void add(int row, StageTime stage) {
        boolean over = stage.p95Ms() > stage.budgetMs();
        var name = Texts.plain(stage.stage());
        name.setTooltip(Describe.tooltip("%s: budget %s at p95. Half of all took %s or less. n %s.%s"
                .formatted(
                        stage.stage(),
                        Words.time(stage.budgetMs()),
                        Words.time(stage.p50Ms()),
                        Words.count(stage.n()),
                        stage.budgetMs() > LONGEST_START_MS ? " Counts once for each viewer of the video." : "")));
        var value = Texts.plain(stage.n() == 0 ? "–" : Words.time(stage.p95Ms()));
        var change = change(stage);
        List.of(value, change).forEach(figure -> figure.setMinWidth(Region.USE_PREF_SIZE));
        grid.addRow(row, name, bar(stage, over), value, change);
    }

    private static StackPane bar(StageTime stage, boolean over) {
        var fill = new Region();
        fill.getStyleClass().addAll("stage-fill", over ? Tone.BAD.styleClass() : Tone.INFO.styleClass());
        double part = Math.min(1, stage.p95Ms() / stage.budgetMs() / FULL);
        fill.setMaxWidth(Math.max(stage.n() == 0 ? 0 : 2, BAR * part));
        var budget = new Region();
        budget.getStyleClass().add("stage-budget");
        budget.setTranslateX(BAR / FULL);
        var track = new StackPane(fill, budget);
        track.getStyleClass().add("stage-track");
        track.setAccessibleText(over ? "over its budget" : "within its budget");
        return track;
    }

    private static Label change(StageTime stage) {
        if (stage.before() == 0) return Texts.muted(stage.n() == 0 ? "" : "new");
        var label = Texts.muted(Words.signed(stage.changeMs()));
        if (stage.changed() && stage.changeMs() > FELT_MS) label.getStyleClass().add(Tone.BAD.styleClass());
        return label;
    }
}
