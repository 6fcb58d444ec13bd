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

/** How many lie in each range of values at each time, as shades; over all of it, as bars at the right. */
public final class HeatCanvas extends ChartCanvas {
    private static final double LEFT = 52;
    private static final double SIDE = 120;
    private static final double GAP = 14;
    private static final double FOOT = 24;
    /** Width of a time and the room beside it. */
    private static final double LABEL = 76;

    private static final Font SMALL = new Font("Sluice Sans", 11);

    private final ZoneId zone;
    private final Tooltip reading = Describe.tooltip("");

    private double[] edges = {};
    private List<List<Long>> columns = List.of();
    private List<Long> total = List.of();
    private String[] words = {};
    private String[] times = {};

    public HeatCanvas(ZoneId zone) {
        this.zone = zone;
        Tooltip.install(this, reading);
        setOnMouseMoved(move -> read(at(move.getX(), move.getY())));
    }

    /**
     * Shows counts.
     *
     * @param newEdges borders between the ranges, ascending
     * @param newColumns for each time the count of each range
     * @param newTotal for each range the count over all times
     * @param newWords of each border
     * @param starts of each time, epoch milliseconds
     */
    public void show(
            double[] newEdges, List<List<Long>> newColumns, List<Long> newTotal, String[] newWords, List<Long> starts) {
        edges = newEdges.clone();
        columns = newColumns;
        total = newTotal;
        words = newWords.clone();
        times = times(starts);
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
        cells(g, rows, tall, plot);
        bars(g, rows, tall, LEFT + plot + GAP);
        g.setFont(SMALL);
        g.setFill(ink(Ink.MUTED));
        g.setTextAlign(TextAlignment.RIGHT);
        for (int i = 0; i < words.length; i += 2) g.fillText(words[i], LEFT - 8, height - FOOT + 4 - (i + 1) * tall);
        clock(g, plot, height);
    }

    private String[] times(List<Long> starts) {
        if (starts.isEmpty()) return new String[0];
        double range = (double) starts.getLast() - starts.getFirst();
        return starts.stream().map(at -> TimeSeries.word(at, range, zone)).toArray(String[]::new);
    }

    private static double plot(double width) {
        return width - LEFT - SIDE - GAP;
    }

    /** Times stand where they begin, as many as have room. */
    private void clock(GraphicsContext g, double plot, double height) {
        g.setTextAlign(TextAlignment.LEFT);
        int step = Math.max(1, (int) Math.ceil(times.length * LABEL / Math.max(LABEL, plot)));
        for (int i = 0; i + step <= times.length; i += step) {
            g.fillText(times[i], LEFT + i * plot / times.length, height - 4);
        }
    }

    /** Beside the cells there is nothing to say. */
    private void read(String words) {
        reading.setText(words);
        reading.setOpacity(words.isEmpty() ? 0 : 1);
    }

    /** What lies under the mouse. */
    private String at(double x, double y) {
        double plot = plot(getWidth());
        int row = edges.length - (int) (y / (getHeight() - FOOT) * (edges.length + 1));
        if (row < 0 || row >= total.size() || x < LEFT || columns.isEmpty()) return "";
        if (x >= LEFT + plot) return "%s: %,d of %,d sessions".formatted(range(row), total.get(row), all());
        int column = (int) ((x - LEFT) / plot * columns.size());
        return "%s, %s: %,d sessions"
                .formatted(times[column], range(row), columns.get(column).get(row));
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
        double wide = plot / Math.max(1, columns.size());
        g.setFill(ink(Ink.SERIES_1));
        for (int x = 0; x < columns.size(); x++) {
            for (int y = 0; y < rows; y++) {
                long count = columns.get(x).get(y);
                if (count == 0) continue;
                // Few are still seen beside many.
                g.setGlobalAlpha(0.12 + 0.88 * Math.sqrt(count / (double) most));
                g.fillRect(LEFT + x * wide, (rows - 1 - y) * tall, Math.max(1, wide - 0.5), Math.max(1, tall - 0.5));
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
