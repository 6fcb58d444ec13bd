package dev.sluice.console.chart;

import dev.sluice.console.ui.Texts;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * Bars over a time line with a line of reference, a place that is looked at, and words under it; further quantities of the
 * same things may stand in lower rows under it.
 */
public final class SegmentChart extends VBox {
    private final BarStrip strip = new BarStrip();
    private final Label from = Texts.small("");
    private final Label about = Texts.small("");
    private final Label to = Texts.small("");
    private final VBox rows = new VBox();
    private IntConsumer onPick = index -> {};
    private int cursor = -1;

    public SegmentChart() {
        getStyleClass().add("segment-chart");
        var axis = new HBox(from, Texts.spring(), about, Texts.spring(), to);
        rows.getStyleClass().add("segment-rows");
        getChildren().addAll(strip, axis, rows);
    }

    /**
     * A lower row: another quantity of the same bars.
     *
     * @param words what it is, with unit
     * @param reference a line across; NaN for none
     */
    public record Row(String words, List<BarStrip.Bar> bars, double reference) {
        public Row {
            bars = List.copyOf(bars);
        }
    }

    /** Shows these rows under the bars, instead of those before. */
    public void rows(List<Row> shown) {
        rows.getChildren().setAll(shown.stream().map(this::row).toList());
    }

    private VBox row(Row shown) {
        var bars = new BarStrip();
        bars.getStyleClass().add("low");
        bars.show(shown.bars());
        bars.reference(shown.reference());
        bars.onPick(onPick);
        bars.cursor(cursor);
        bars.setAccessibleText(shown.words());
        return new VBox(Texts.small(shown.words()), bars);
    }

    private Stream<BarStrip> strips() {
        return Stream.concat(Stream.of(strip), rows.getChildren().stream().map(row ->
                (BarStrip) ((VBox) row).getChildren().getLast()));
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
        cursor = index;
        strips().forEach(bars -> bars.cursor(index));
    }

    /** What to do when a bar is clicked. */
    public void onPick(IntConsumer handler) {
        onPick = handler;
        strips().forEach(bars -> bars.onPick(handler));
    }
}
