package dev.sluice.console.chart;

import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One row of a waterfall; shows another request when it is told to, without being built again. */
final class WaterfallLine extends HBox {
    private final Label name = Texts.plain("");
    private final Chip chip = new Chip("", Tone.NEUTRAL);
    private final HBox status = new HBox(chip);
    private final WaterfallLane lane = new WaterfallLane();

    WaterfallLine() {
        getStyleClass().add("row");
        name.getStyleClass().add("waterfall-name");
        status.getStyleClass().add("waterfall-status");
        HBox.setHgrow(lane, Priority.ALWAYS);
        getChildren().addAll(name, status, lane);
    }

    void show(Waterfall.Row row, double endMs) {
        name.setText(row.name());
        if (name.getStyleClass().contains("strong") != row.caption()) {
            if (row.caption()) name.getStyleClass().add("strong");
            else name.getStyleClass().remove("strong");
        }
        Shown.set(status, !row.caption());
        Shown.set(lane, !row.caption());
        chip.setVisible(!row.word().isEmpty());
        if (!row.word().equals(chip.getText())) chip.say(row.word(), row.tone());
        lane.show(row.segments(), endMs);
        setAccessibleText(row.name() + (row.caption() ? "" : ", " + row.word() + ", " + lane.getAccessibleText()));
        Shown.set(this, true);
    }

    void hide() {
        Shown.set(this, false);
    }
}
