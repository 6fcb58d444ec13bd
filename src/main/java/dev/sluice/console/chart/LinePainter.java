package dev.sluice.console.chart;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import javafx.scene.canvas.GraphicsContext;

/**
 * Draws lines and bands at a cost of their width, not of their points. A line with a pixel or more for each point is stroked;
 * one with less is drawn as what it covers of each column of pixels, from its least to its greatest value and on to where the
 * next column begins: the picture is that of the stroke.
 */
final class LinePainter {
    /** A renderer sorts all edges of a path in every row of pixels, and a busy line crosses each row often: short paths. */
    private static final int PIECE = 8;
    /** Dashes are made one by one; a line with more points is told apart by its marks alone. */
    static final int MOST_DASHED = 300;

    private static final double MARK_EVERY = 120;
    private static final double MARK = 3.5;

    private final double[] pieceXs = new double[PIECE];
    private final double[] pieceYs = new double[PIECE];
    private double[] xs = new double[4096];
    private double[] ys = new double[4096];
    private int size;

    /**
     * Where on the canvas.
     *
     * @param from shown from this time
     * @param to shown to this time
     * @param left pixel of {@code from}
     * @param width pixels from {@code from} to {@code to}
     * @param y pixel of a value
     */
    record Frame(double from, double to, double left, double width, DoubleUnaryOperator y) {
        double x(double time) {
            return left + (time - from) / Math.max(1, to - from) * width;
        }

        int first(TimeLine line) {
            return Math.max(0, line.at(from) - 1);
        }

        int end(TimeLine line) {
            return Math.min(line.times().length, line.at(to) + 1);
        }

        int points(TimeLine line) {
            return end(line) - first(line);
        }
    }

    void line(GraphicsContext g, TimeLine line, Frame frame) {
        if (frame.points(line) > frame.width) {
            columns(g, line, frame);
            return;
        }
        boolean dashed = frame.points(line) <= MOST_DASHED;
        size = 0;
        for (int i = frame.first(line); i < frame.end(line); i++) {
            if (Double.isNaN(line.values()[i])) {
                stroke(g, dashed);
            } else {
                add(frame.x(line.times()[i]), frame.y.applyAsDouble(line.values()[i]));
            }
        }
        stroke(g, dashed);
    }

    private void stroke(GraphicsContext g, boolean whole) {
        if (size == 1) g.strokeLine(xs[0] - 1, ys[0], xs[0] + 1, ys[0]);
        if (size > 1 && whole) g.strokePolyline(xs, ys, size);
        for (int from = 0; !whole && from < size - 1; from += PIECE - 1) {
            int length = Math.min(PIECE, size - from);
            System.arraycopy(xs, from, pieceXs, 0, length);
            System.arraycopy(ys, from, pieceYs, 0, length);
            g.strokePolyline(pieceXs, pieceYs, length);
        }
        size = 0;
    }

    private void columns(GraphicsContext g, TimeLine line, Frame frame) {
        g.setFill(g.getStroke());
        int end = frame.end(line);
        double before = Double.NaN;
        int i = frame.first(line);
        while (i < end) {
            double x = Math.floor(frame.x(line.times()[i]));
            double least = before;
            double most = before;
            for (; i < end && frame.x(line.times()[i]) < x + 1; i++) {
                before = line.values()[i];
                if (Double.isNaN(before)) continue;
                least = Double.isNaN(least) ? before : Math.min(least, before);
                most = Double.isNaN(most) ? before : Math.max(most, before);
            }
            if (!Double.isNaN(least)) column(g, x, frame.y.applyAsDouble(most), frame.y.applyAsDouble(least));
        }
    }

    /** On whole pixels, which a renderer fills without computing their edges. */
    private static void column(GraphicsContext g, double x, double top, double bottom) {
        double from = Math.floor(top);
        g.fillRect(x, from, 1, Math.max(1, Math.ceil(bottom) - from));
    }

    /** A mark of the line's own shape here and there, so that it is known without its colour. */
    void marks(GraphicsContext g, TimeLine line, Frame frame) {
        double next = frame.left + MARK_EVERY * (0.3 + 0.17 * line.ink());
        for (int i = frame.first(line); i < frame.end(line); i++) {
            double x = frame.x(line.times()[i]);
            if (x < next || Double.isNaN(line.values()[i])) continue;
            mark(g, line.ink(), x, frame.y.applyAsDouble(line.values()[i]));
            next = x + MARK_EVERY;
        }
    }

    /** The shape of a line: circle, square, triangle, diamond. */
    static void mark(GraphicsContext g, int ink, double x, double y) {
        switch (ink % 4) {
            case 0 -> g.fillOval(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
            case 1 -> g.fillRect(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
            case 2 ->
                g.fillPolygon(new double[] {x - MARK, x, x + MARK}, new double[] {y + MARK, y - MARK, y + MARK}, 3);
            default ->
                g.fillPolygon(
                        new double[] {x - MARK - 1, x, x + MARK + 1, x},
                        new double[] {y, y - MARK - 1, y, y + MARK + 1},
                        4);
        }
    }

    void band(GraphicsContext g, TimeLine line, Frame frame) {
        int begin = frame.first(line);
        int end = frame.end(line);
        int step = Math.max(1, (int) ((end - begin) / Math.max(1, frame.width)));
        size = 0;
        for (int i = begin; i < end; i += step) add(frame.x(line.times()[i]), frame.y.applyAsDouble(line.highs()[i]));
        for (int i = end - 1; i >= begin; i -= step)
            add(frame.x(line.times()[i]), frame.y.applyAsDouble(line.lows()[i]));
        if (size > 3) g.fillPolygon(xs, ys, size);
        size = 0;
    }

    private void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, size * 2);
            ys = Arrays.copyOf(ys, size * 2);
        }
        xs[size] = x;
        ys[size++] = y;
    }
}
