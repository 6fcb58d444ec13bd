package dev.sluice.console.chart;

import dev.sluice.console.act.Describe;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * How many lie in each range of values at each time, as shades; over all of it, as bars at the right. Shows the time that other
 * charts of its {@link TimeAxis} show, and points where they point.
 */
public final class HeatCanvas extends ChartCanvas {
    private static final double LEFT = 52;
    private static final double SIDE = 120;
    private static final double GAP = 14;
    private static final double FOOT = 24;
    private static final Font SMALL = new Font("Sluice Sans", 11);

    private final TimeAxis axis;
    private final ZoneId zone;
    private final Tooltip reading = Describe.tooltip("");

    private double[] edges = {};
    private List<List<Long>> columns = List.of();
    private List<Long> total = List.of();
    private String[] words = {};
    private double column = 1;
    private List<Long> starts = List.of();

    public HeatCanvas(TimeAxis axis, ZoneId zone) {
        this.axis = axis;
        this.zone = zone;
        axis.from().subscribe(this::repaint);
        axis.to().subscribe(this::repaint);
        axis.cursor().subscribe(this::repaint);
        Tooltip.install(this, reading);
        setOnMouseMoved(move -> pointed(move.getX(), move.getY()));
        setOnMouseExited(exit -> axis.point(Double.NaN));
    }

    /**
     * Shows these borders between ranges, ascending, each with its words.
     *
     * @param newEdges the borders
     * @param newWords of each
     */
    public void ranges(double[] newEdges, String[] newWords) {
        edges = newEdges.clone();
        words = newWords.clone();
    }

    /**
     * Shows counts.
     *
     * @param newColumn how long one column is, in milliseconds
     * @param newStarts of the columns that hold anything, epoch milliseconds
     * @param newColumns for each of them the count of each range
     * @param newTotal for each range the count over all times
     */
    public void show(double newColumn, List<Long> newStarts, List<List<Long>> newColumns, List<Long> newTotal) {
        column = newColumn;
        starts = newStarts;
        columns = newColumns;
        total = newTotal;
        setAccessibleText(IntStream.range(0, total.size())
                .filter(row -> total.get(row) > 0)
                .mapToObj(row -> range(row) + ": " + total.get(row))
                .collect(Collectors.joining(", ")));
        repaint();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 222;
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        int rows = edges.length + 1;
        if (total.isEmpty()) return;
        double tall = (height - FOOT) / rows;
        double plot = plot(width);
        g.save();
        g.beginPath();
        g.rect(LEFT, 0, plot, height - FOOT);
        g.clip();
        cells(g, rows, tall, plot);
        g.restore();
        crosshair(g, plot, height);
        bars(g, rows, tall, LEFT + plot + GAP);
        g.setFont(SMALL);
        g.setFill(ink(Ink.MUTED));
        g.setTextAlign(TextAlignment.RIGHT);
        for (int i = 0; i < words.length; i += 2) g.fillText(words[i], LEFT - 8, height - FOOT + 4 - (i + 1) * tall);
        clock(g, plot, height);
    }

    private static double plot(double width) {
        return width - LEFT - SIDE - GAP;
    }

    private void clock(GraphicsContext g, double plot, double height) {
        g.setTextAlign(TextAlignment.CENTER);
        for (double at : Scale.times(axis.from().get(), axis.to().get(), (int) (plot / TimeSeries.LABEL), zone)) {
            double x = Math.clamp(LEFT + part(at) * plot, LEFT + 16, Math.max(LEFT + 16, LEFT + plot - 18));
            g.fillText(word(at), x, height - 4);
        }
    }

    private void crosshair(GraphicsContext g, double plot, double height) {
        double part = part(axis.cursor().get());
        if (Double.isNaN(part) || part < 0 || part > 1) return;
        double x = Math.rint(LEFT + part * plot) + 0.5;
        g.setStroke(ink(Ink.CURSOR));
        g.setLineWidth(1);
        g.setGlobalAlpha(0.6);
        g.strokeLine(x, 0, x, height - FOOT);
        g.setGlobalAlpha(1);
    }

    /** Where a moment lies between left (0) and right (1). */
    private double part(double at) {
        return (at - axis.from().get()) / Math.max(1, shown());
    }

    private double shown() {
        return axis.to().get() - axis.from().get();
    }

    private String word(double at) {
        return TimeSeries.word(at, shown(), zone);
    }

    /** Beside the cells there is nothing to say. */
    private void pointed(double x, double y) {
        double plot = plot(getWidth());
        boolean over = x >= LEFT && x < LEFT + plot;
        axis.point(over ? axis.from().get() + (x - LEFT) / plot * shown() : Double.NaN);
        var words = at(x, y);
        reading.setText(words);
        reading.setOpacity(words.isEmpty() ? 0 : 1);
    }

    /** What lies under the mouse. */
    private String at(double x, double y) {
        double plot = plot(getWidth());
        int row = edges.length - (int) (y / (getHeight() - FOOT) * (edges.length + 1));
        if (row < 0 || row >= total.size() || x < LEFT || columns.isEmpty()) return "";
        if (x >= LEFT + plot) return "%s: %,d of %,d sessions".formatted(range(row), total.get(row), all());
        double at = axis.from().get() + (x - LEFT) / plot * shown();
        int found = (int) starts.stream().filter(start -> start <= at).count() - 1;
        boolean hit = found >= 0 && at < starts.get(found) + column;
        return "%s, %s: %,d sessions"
                .formatted(
                        word(hit ? starts.get(found) : at),
                        range(row),
                        hit ? columns.get(found).get(row) : 0);
    }

    private String range(int row) {
        if (row == 0) return "below " + words[0];
        return row == edges.length ? words[row - 1] + " and more" : words[row - 1] + " to " + words[row];
    }

    private long all() {
        return total.stream().mapToLong(Long::longValue).sum();
    }

    private void cells(GraphicsContext g, int rows, double tall, double plot) {
        long most = 1;
        for (var column : columns) for (long count : column) most = Math.max(most, count);
        double wide = plot * column / Math.max(1, shown());
        g.setFill(ink(Ink.SERIES_1));
        for (int x = 0; x < columns.size(); x++) {
            for (int y = 0; y < rows; y++) {
                long count = columns.get(x).get(y);
                if (count == 0) continue;
                // Few are still seen beside many.
                g.setGlobalAlpha(0.12 + 0.88 * Math.sqrt(count / (double) most));
                double left = LEFT + part(starts.get(x)) * plot;
                g.fillRect(left, (rows - 1 - y) * tall, Math.max(1, wide - 0.5), Math.max(1, tall - 0.5));
            }
        }
        g.setGlobalAlpha(1);
    }

    private void bars(GraphicsContext g, int rows, double tall, double left) {
        long most = Math.max(1, total.stream().mapToLong(Long::longValue).max().orElse(1));
        g.setFill(ink(Ink.SERIES_1));
        for (int y = 0; y < rows; y++) {
            double wide = total.get(y) * SIDE / most;
            g.fillRect(left, (rows - 1 - y) * tall, wide, Math.max(1, tall - 1));
        }
    }
}
