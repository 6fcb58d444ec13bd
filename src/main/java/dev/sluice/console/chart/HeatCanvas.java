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
    private static final Font SMALL = new Font("Sluice Sans", 11);

    private final ZoneId zone;
    private final Tooltip reading = Describe.tooltip("");

    private double[] edges = {};
    private List<List<Long>> columns = List.of();
    private List<Long> total = List.of();
    private String[] words = {};
    private Span span = new Span(0, 1, 1);
    private List<Long> starts = List.of();

    /**
     * What lies between left and right, in epoch milliseconds.
     *
     * @param from of the left edge
     * @param to of the right edge
     * @param column how long one column is
     */
    public record Span(double from, double to, double column) {
        double part(double at) {
            return (at - from) / Math.max(1, to - from);
        }
    }

    public HeatCanvas(ZoneId zone) {
        this.zone = zone;
        Tooltip.install(this, reading);
        setOnMouseMoved(move -> read(at(move.getX(), move.getY())));
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
     * @param newStarts of the columns that hold anything, epoch milliseconds
     * @param newColumns for each of them the count of each range
     * @param newTotal for each range the count over all times
     */
    public void show(Span newSpan, List<Long> newStarts, List<List<Long>> newColumns, List<Long> newTotal) {
        span = newSpan;
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
        cells(g, rows, tall, plot);
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
        for (double at : Scale.times(span.from, span.to, (int) (plot / TimeSeries.LABEL), zone)) {
            double x = Math.clamp(LEFT + span.part(at) * plot, LEFT + 16, Math.max(LEFT + 16, LEFT + plot - 18));
            g.fillText(word(at), x, height - 4);
        }
    }

    private String word(double at) {
        return TimeSeries.word(at, span.to - span.from, zone);
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
        double from = Math.floor((x - LEFT) / plot * (span.to - span.from) / span.column) * span.column + span.from;
        int column = starts.indexOf((long) from);
        return "%s, %s: %,d sessions"
                .formatted(
                        word(from),
                        range(row),
                        column < 0 ? 0 : columns.get(column).get(row));
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
        double wide = plot * span.part(span.from + span.column);
        g.setFill(ink(Ink.SERIES_1));
        for (int x = 0; x < columns.size(); x++) {
            for (int y = 0; y < rows; y++) {
                long count = columns.get(x).get(y);
                if (count == 0) continue;
                // Few are still seen beside many.
                g.setGlobalAlpha(0.12 + 0.88 * Math.sqrt(count / (double) most));
                double left = LEFT + span.part(starts.get(x)) * plot;
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
