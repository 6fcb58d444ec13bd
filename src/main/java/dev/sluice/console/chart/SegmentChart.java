package dev.sluice.console.chart;

import dev.sluice.console.ui.Texts;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Bars over a time line with a line of reference, a place that is looked at, and words under it. */
public final class SegmentChart extends VBox {
    private final BarStrip strip = new BarStrip();
    private final Label from = Texts.small("");
    private final Label about = Texts.small("");
    private final Label to = Texts.small("");

    public SegmentChart() {
        getStyleClass().add("segment-chart");
        var axis = new HBox(from, Texts.spring(), about, Texts.spring(), to);
        getChildren().addAll(strip, axis);
    }

    /** Shows bars from the time at the left end to the time at the right end. */
    public void show(List<BarStrip.Bar> bars, String left, String right) {
        strip.show(bars);
        from.setText(left);
        to.setText(right);
    }

    /** A line across, and what it is, with unit. */
    public void reference(double value, String words) {
        strip.reference(value);
        about.setText(words);
        strip.setAccessibleText(words);
    }

    /** Marks a bar; -1 for none. */
    public void cursor(int index) {
        strip.cursor(index);
    }

    /** What to do when a bar is clicked. */
    public void onPick(IntConsumer handler) {
        strip.onPick(handler);
    }
}
