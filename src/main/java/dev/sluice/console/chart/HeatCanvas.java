package dev.sluice.console.chart;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** How many lie in each range of values at each time, as shades; over all of it, as bars at the right. */
public final class HeatCanvas extends ChartCanvas {
    private static final double LEFT = 52;
    private static final double SIDE = 120;
    private static final double GAP = 14;
    private static final Font SMALL = new Font("Sluice Sans", 11);

    private double[] edges = {};
    private List<List<Long>> columns = List.of();
    private List<Long> total = List.of();
    private String[] words = {};

    /**
     * Shows counts.
     *
     * @param newEdges borders between the ranges, ascending
     * @param newColumns for each time the count of each range
     * @param newTotal for each range the count over all times
     * @param newWords of each border
     */
    public void show(double[] newEdges, List<List<Long>> newColumns, List<Long> newTotal, String[] newWords) {
        edges = newEdges.clone();
        columns = newColumns;
        total = newTotal;
        words = newWords.clone();
        repaint();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 210;
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        int rows = edges.length + 1;
        if (total.isEmpty()) return;
        double tall = (height - 12) / rows;
        double plot = width - LEFT - SIDE - GAP;
        cells(g, rows, tall, plot);
        bars(g, rows, tall, LEFT + plot + GAP);
        g.setFont(SMALL);
        g.setFill(ink(Ink.MUTED));
        g.setTextAlign(TextAlignment.RIGHT);
        for (int i = 0; i < words.length; i += 2) g.fillText(words[i], LEFT - 8, height - 8 - (i + 1) * tall);
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
