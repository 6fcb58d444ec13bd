package dev.sluice.console.inspect;

import dev.sluice.api.InspectionRecord;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import dev.sluice.diagnosis.Comparison;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Past inspections, and what has changed since one of them. */
final class HistoryCard {
    private final Times times;

    HistoryCard(Times times) {
        this.times = times;
    }

    Card of(InspectModel.Past past) {
        var earlier = past.ofTheLink();
        var card = new Card("Inspected before")
                .count(earlier.size() + " of the last " + past.records().size());
        var compared = new VBox();
        compared.getStyleClass().add("compared");
        var rows = new VBox();
        rows.getStyleClass().add("rows");
        var after = Comparison.record(past.now());
        earlier.forEach(record -> rows.getChildren().add(row(record, Optional.of(compare(record, after, compared)))));
        past.records().stream()
                .filter(record -> !earlier.contains(record))
                .forEach(record -> rows.getChildren().add(row(record, Optional.empty())));
        if (past.records().isEmpty() && past.failure().isEmpty()) {
            rows.getChildren().add(Texts.prose("This is the first one.", "muted"));
        }
        if (!past.failure().isEmpty()) {
            card.getChildren().add(Texts.prose(past.failure(), "muted"));
        }
        card.getChildren().addAll(compared, rows);
        return card;
    }

    private Node row(InspectionRecord record, Optional<Node> act) {
        var chip = new HBox(new Chip(record.verdict(), tone(record)));
        chip.getStyleClass().add("history-verdict");
        var when = Texts.muted(record.at() == null ? "" : times.dayAndTime(record.at()) + " · " + record.by());
        when.getStyleClass().add("history-when");
        var said = Texts.plain(record.sentence());
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(when, chip, said);
        act.ifPresent(row.getChildren()::add);
        row.getStyleClass().addAll("row", "history-row");
        return row;
    }

    private Node compare(InspectionRecord before, InspectionRecord after, VBox into) {
        var button = new Button("Compare");
        button.getStyleClass().add("small");
        button.setMinWidth(Button.USE_PREF_SIZE);
        Describe.control(button, "Compare", "Says what has changed since then", null);
        button.setOnAction(click -> into.getChildren().setAll(lines(before, Comparison.of(before, after))));
        return button;
    }

    private List<Node> lines(InspectionRecord before, List<String> changes) {
        var title = Texts.strong(
                before.at() == null ? "Since then" : "Since " + times.dayAndTime(before.at()) + ", by " + before.by());
        var lines = new java.util.ArrayList<Node>();
        lines.add(title);
        changes.forEach(line -> lines.add(Texts.prose(line)));
        return lines;
    }

    private static Tone tone(InspectionRecord record) {
        return switch (record.verdict()) {
            case "playable" -> Tone.OK;
            case "not-measured" -> Tone.NEUTRAL;
            default -> Tone.BAD;
        };
    }
}
