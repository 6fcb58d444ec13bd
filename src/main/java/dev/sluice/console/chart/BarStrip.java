package dev.sluice.console.chart;

import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** Quantities in a row, as bars on one base line; a bar can be picked. More bars than pixels show the highest of each. */
public final class BarStrip extends ChartCanvas {
    private List<Bar> bars = List.of();
    private double reference = Double.NaN;
    private int cursor = -1;
    private int hovered = -1;
    private IntConsumer onPick = index -> {};
    private final Tooltip tip = Describe.tooltip("");

    /**
     * One bar.
     *
     * @param value its height; not negative
     * @param tone usual bars are {@link Tone#INFO}
     * @param words what it is, with unit; shown on hover
     */
    public record Bar(double value, Tone tone, String words) {}

    public BarStrip() {
        getStyleClass().add("bar-strip");
        Tooltip.install(this, tip);
        setOnMouseMoved(this::hover);
        setOnMouseExited(exit -> hoverAt(-1));
        setOnMouseClicked(click -> pick(index(click)));
    }

    /** Shows these bars. */
    public void show(List<Bar> newBars) {
        bars = List.copyOf(newBars);
        hovered = -1;
        repaint();
    }

    /** Draws a line across at this value; NaN for none. */
    public void reference(double value) {
        reference = value;
        repaint();
    }

    /** Marks the bar that is played or looked at; -1 for none. */
    public void cursor(int index) {
        if (cursor == index) return;
        cursor = index;
        repaint();
    }

    /** What to do when a bar is clicked; receives its index. */
    public void onPick(IntConsumer handler) {
        onPick = handler;
    }

    /** Picks a bar as a click does; indices outside are ignored. */
    void pick(int index) {
        if (index >= 0 && index < bars.size()) onPick.accept(index);
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        var base = height - 1;
        g.setFill(ink(Ink.GRID));
        g.fillRect(0, base, width, 1);
        if (bars.isEmpty()) return;
        var top = Math.max(highest(), Double.isNaN(reference) ? 0 : reference * 1.05);
        var step = width / bars.size();
        if (step < 1) paintColumns(g, width, base, top);
        else paintBars(g, step, base, top);
        paintMarks(g, width, base, top, step);
    }

    private void paintBars(GraphicsContext g, double step, double base, double top) {
        var gap = step > 8 ? Math.min(6, step * 0.22) : step > 3 ? 1 : 0;
        for (var i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            var tall = height(bar, base, top);
            g.setGlobalAlpha(i == hovered ? 1 : 0.86);
            g.setFill(ink(Ink.of(bar.tone())));
            g.fillRect(Math.rint(i * step), base - tall, Math.max(1, Math.rint(step - gap)), tall);
        }
        g.setGlobalAlpha(1);
    }

    private void paintColumns(GraphicsContext g, double width, double base, double top) {
        var perPixel = bars.size() / width;
        for (var x = 0; x < width; x++) {
            var part = bars.subList((int) (x * perPixel), Math.clamp((int) ((x + 1) * perPixel), 1, bars.size()));
            var worst = part.stream().max((a, b) -> Double.compare(rank(a), rank(b)));
            if (worst.isEmpty()) continue;
            var tall = height(worst.get(), base, top);
            g.setFill(ink(Ink.of(worst.get().tone())));
            g.fillRect(x, base - tall, 1, tall);
        }
    }

    private void paintMarks(GraphicsContext g, double width, double base, double top, double step) {
        if (!Double.isNaN(reference)) {
            g.setFill(ink(Ink.WARN));
            g.fillRect(0, Math.rint(base - reference / top * base), width, 1);
        }
        if (cursor >= 0 && cursor < bars.size()) {
            g.setFill(ink(Ink.CURSOR));
            g.fillRect(Math.rint((cursor + 0.5) * step), 0, 1.5, base);
        }
    }

    private void hover(MouseEvent move) {
        hoverAt(index(move));
    }

    private void hoverAt(int index) {
        if (hovered == index) return;
        hovered = index;
        tip.setText(index < 0 ? "" : bars.get(index).words());
        repaint();
    }

    private int index(MouseEvent event) {
        if (bars.isEmpty()) return -1;
        return Math.clamp((int) (event.getX() / getWidth() * bars.size()), 0, bars.size() - 1);
    }

    private double highest() {
        return Math.max(
                Double.MIN_NORMAL, bars.stream().mapToDouble(Bar::value).max().orElse(1));
    }

    private static double height(Bar bar, double base, double top) {
        return bar.value() <= 0 ? 0 : Math.max(2, Math.rint(bar.value() / top * base));
    }

    /** A bar that is marked hides none behind it when several share a pixel. */
    private static double rank(Bar bar) {
        return bar.value() + (bar.tone() == Tone.INFO ? 0 : 1e12);
    }
}
