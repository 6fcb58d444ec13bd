package dev.sluice.console.chart;

import java.util.function.DoubleUnaryOperator;
import javafx.scene.canvas.GraphicsContext;

/**
 * Draws lines and bands. Where several points share a column of pixels, only the first, least, greatest and last of them are
 * drawn: the picture is the same, and its cost is that of its width.
 */
final class LinePainter {
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
    }

    void line(GraphicsContext g, TimeLine line, Frame frame) {
        int end = Math.min(line.times().length, line.at(frame.to) + 1);
        int i = Math.max(0, line.at(frame.from) - 1);
        size = 0;
        while (i < end) {
            i = Double.isNaN(line.values()[i]) ? broken(g, i) : column(line, frame, i, end);
        }
        stroke(g);
    }

    private int broken(GraphicsContext g, int i) {
        stroke(g);
        return i + 1;
    }

    /** Takes the points of one column of pixels; returns where the next begins. */
    private int column(TimeLine line, Frame frame, int first, int end) {
        double[] values = line.values();
        double x = frame.x(line.times()[first]);
        double limit = Math.floor(x) + 1;
        int least = first;
        int most = first;
        int i = first + 1;
        while (i < end && frame.x(line.times()[i]) < limit && !Double.isNaN(values[i])) {
            least = values[i] < values[least] ? i : least;
            most = values[i] > values[most] ? i : most;
            i++;
        }
        add(x, frame.y.applyAsDouble(values[first]));
        if (i - first > 2) {
            add(x, frame.y.applyAsDouble(values[Math.min(least, most)]));
            add(x, frame.y.applyAsDouble(values[Math.max(least, most)]));
        }
        if (i - first > 1) add(frame.x(line.times()[i - 1]), frame.y.applyAsDouble(values[i - 1]));
        return i;
    }

    private void stroke(GraphicsContext g) {
        if (size > 1) g.strokePolyline(xs, ys, size);
        if (size == 1) g.strokeLine(xs[0] - 1, ys[0], xs[0] + 1, ys[0]);
        size = 0;
    }

    void band(GraphicsContext g, TimeLine line, Frame frame) {
        int begin = Math.max(0, line.at(frame.from) - 1);
        int end = Math.min(line.times().length, line.at(frame.to) + 1);
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
            xs = java.util.Arrays.copyOf(xs, size * 2);
            ys = java.util.Arrays.copyOf(ys, size * 2);
        }
        xs[size] = x;
        ys[size++] = y;
    }
}
