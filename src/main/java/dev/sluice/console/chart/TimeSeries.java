package dev.sluice.console.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Lines over time with their intervals, a target, and what happened meanwhile. Charts that share a {@link TimeAxis} share
 * zoom, pan and crosshair: drag or arrow keys pan, wheel or + and − zoom, double click or 0 shows everything.
 */
public final class TimeSeries extends ChartCanvas {
    private static final double LEFT = 52;
    private static final double BOTTOM = 22;
    private static final double TOP = 8;
    private static final double RIGHT = 12;
    /** Width of a time on the axis and the room beside it. */
    static final double LABEL = 90;

    /** About as wide as a letter of the small face is. */
    private static final double LETTER = 6.2;

    private static final double NOTCH = 0.85;
    private static final double KEY_PAN = 0.2;
    private static final Font SMALL = new Font("Sluice Sans", 11);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final Ink[] INKS = {Ink.SERIES_1, Ink.SERIES_2, Ink.SERIES_3, Ink.SERIES_4};
    private static final double[][] DASHES = {{}, {7, 3}, {2, 3}, {9, 3, 2, 3}};

    private final TimeAxis axis;
    private final DoubleFunction<String> words;
    private final ZoneId zone;
    private final LinePainter painter = new LinePainter();
    private List<TimeLine> lines = List.of();
    private List<TimeMark> marks = List.of();
    private double target = Double.NaN;
    private int chosen = -1;
    private double draggedFrom = Double.NaN;

    /**
     * An empty chart.
     *
     * @param words a value with its unit
     */
    public TimeSeries(String name, TimeAxis axis, DoubleFunction<String> words, ZoneId zone) {
        this.axis = axis;
        this.words = words;
        this.zone = zone;
        getStyleClass().add("time-series");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        axis.from().subscribe(this::repaint);
        axis.to().subscribe(this::repaint);
        axis.cursor().subscribe(this::repaint);
        focusedProperty().subscribe(this::repaint);
        setOnMouseMoved(move -> axis.point(time(move.getX())));
        setOnMouseExited(exit -> axis.point(Double.NaN));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseClicked(this::clicked);
        setOnScroll(this::scrolled);
        setOnKeyPressed(this::key);
    }

    /** Shows these lines and marks. */
    public void show(List<TimeLine> newLines, List<TimeMark> newMarks) {
        lines = List.copyOf(newLines);
        marks = List.copyOf(newMarks);
        setAccessibleHelp(summary());
        repaint();
    }

    /** Draws a dashed line across at this value; NaN for none. */
    public void target(double value) {
        target = value;
        repaint();
    }

    /** Draws one line stronger than the others; -1 for none. */
    public void choose(int line) {
        chosen = line;
        repaint();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 230;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 130;
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        g.setFont(SMALL);
        double top = highest();
        grid(g, width, height, top);
        happened(g, height);
        g.save();
        g.beginPath();
        g.rect(LEFT, 0, plot(), height - BOTTOM + 1);
        g.clip();
        for (int i = 0; i < lines.size(); i++) line(g, i, height, top);
        g.restore();
        aim(g, width, height, top);
        crosshair(g, height, top);
        if (isFocused()) {
            g.setStroke(ink(Ink.INFO));
            g.strokeRect(LEFT - 0.5, TOP - 0.5, plot() + 1, height - BOTTOM - TOP + 1);
        }
    }

    private void grid(GraphicsContext g, double width, double height, double top) {
        double step = Scale.step(top, 4);
        g.setTextAlign(TextAlignment.RIGHT);
        for (double value = 0; value <= top * 1.0001; value += step) {
            double y = Math.rint(y(value, height, top));
            g.setFill(ink(Ink.GRID));
            g.fillRect(LEFT, y, width - LEFT - RIGHT, 1);
            g.setFill(ink(Ink.MUTED));
            g.fillText(words.apply(value), LEFT - 8, y + 4);
        }
        double range = axis.to().get() - axis.from().get();
        g.setTextAlign(TextAlignment.CENTER);
        g.setFill(ink(Ink.MUTED));
        for (double at : Scale.times(axis.from().get(), axis.to().get(), (int) (plot() / LABEL), zone)) {
            double x = Math.clamp(x(at), LEFT + 16, Math.max(LEFT + 16, width - 18));
            g.fillText(word(at, range, zone), x, height - 5);
        }
    }

    private void line(GraphicsContext g, int i, double height, double top) {
        var line = lines.get(i);
        var ink = ink(INKS[line.ink() % INKS.length]);
        var frame =
                new LinePainter.Frame(axis.from().get(), axis.to().get(), LEFT, plot(), value -> y(value, height, top));
        boolean strong = chosen < 0 ? lines.size() == 1 : i == chosen;
        if (line.banded() && (strong || chosen < 0)) {
            g.setGlobalAlpha(0.16);
            g.setFill(ink);
            painter.band(g, line, frame);
        }
        g.setGlobalAlpha(chosen < 0 || strong ? 1 : 0.55);
        g.setStroke(ink);
        g.setLineWidth(strong ? 2.2 : 1.5);
        if (frame.points(line) <= LinePainter.MOST_DASHED) g.setLineDashes(DASHES[line.ink() % DASHES.length]);
        painter.line(g, line, frame);
        g.setLineDashes();
        g.setFill(ink);
        painter.marks(g, line, frame);
        g.setGlobalAlpha(1);
    }

    private void happened(GraphicsContext g, double height) {
        double free = LEFT;
        for (TimeMark mark : marks) {
            double x = Math.rint(x(mark.at()));
            if (x < LEFT || x > LEFT + plot()) continue;
            g.setStroke(ink(Ink.MUTED));
            g.setLineWidth(1);
            g.setLineDashes(2, 3);
            g.strokeLine(x + 0.5, TOP, x + 0.5, height - BOTTOM);
            g.setLineDashes();
            // Words that would run into those before them stay away; the crosshair says them.
            if (x < free) continue;
            var text = mark.words() + " " + CLOCK.format(moment(mark.at()));
            g.setFill(ink(Ink.MUTED));
            double wide = text.length() * LETTER;
            boolean left = x + wide > LEFT + plot();
            g.setTextAlign(left ? TextAlignment.RIGHT : TextAlignment.LEFT);
            g.fillText(text, left ? x - 5 : x + 5, TOP + 10);
            free = x + 12 + wide;
        }
    }

    /** A moment on an axis of so many milliseconds: its time, and its day where there are several. */
    static String word(double at, double range, ZoneId zone) {
        var words = range > 36 * 3_600_000.0 ? DAY : CLOCK;
        return words.format(Instant.ofEpochMilli((long) at).atZone(zone));
    }

    private void aim(GraphicsContext g, double width, double height, double top) {
        if (Double.isNaN(target) || target > top) return;
        double y = Math.rint(y(target, height, top)) + 0.5;
        g.setStroke(ink(Ink.BAD));
        g.setLineWidth(1);
        g.setLineDashes(5, 4);
        g.strokeLine(LEFT, y, width - RIGHT, y);
        g.setLineDashes();
        g.setFill(ink(Ink.BAD));
        g.setTextAlign(TextAlignment.RIGHT);
        var text = "SLO " + words.apply(target);
        g.fillText(text, free(width - RIGHT - 2, text.length() * LETTER), y - 4);
    }

    /** Where words that end at {@code right} have to end so that no mark runs through them. */
    private double free(double right, double wide) {
        return marks.stream()
                .mapToDouble(mark -> x(mark.at()))
                .filter(x -> x > right - wide && x < right + 3)
                .map(x -> x - 5)
                .min()
                .orElse(right);
    }

    private void crosshair(GraphicsContext g, double height, double top) {
        double at = axis.cursor().get();
        if (Double.isNaN(at) || at < axis.from().get() || at > axis.to().get()) return;
        double x = Math.rint(x(at)) + 0.5;
        g.setStroke(ink(Ink.CURSOR));
        g.setLineWidth(1);
        g.setGlobalAlpha(0.6);
        g.strokeLine(x, TOP, x, height - BOTTOM);
        g.setGlobalAlpha(1);
        boolean right = x < LEFT + plot() * 0.6;
        g.setTextAlign(right ? TextAlignment.LEFT : TextAlignment.RIGHT);
        double edge = right ? x + 8 : x - 8;
        double y = TOP + 26;
        said(g, word(at, axis.to().get() - axis.from().get(), zone), Ink.TEXT, edge, y, right);
        for (TimeLine line : lines) {
            int i = line.nearest(at);
            if (i < 0 || Double.isNaN(line.values()[i])) continue;
            var ink = INKS[line.ink() % INKS.length];
            g.setFill(ink(ink));
            g.fillOval(x(line.times()[i]) - 3, y(line.values()[i], height, top) - 3, 6, 6);
            y += 15;
            said(g, said(line, i), ink, edge, y, right);
        }
    }

    /** Words that stay readable where lines run. */
    private void said(GraphicsContext g, String words, Ink ink, double edge, double y, boolean right) {
        double wide = words.length() * LETTER;
        g.setGlobalAlpha(0.8);
        g.setFill(ink(Ink.CARD));
        g.fillRect(right ? edge - 3 : edge - wide, y - 11, wide + 3, 15);
        g.setGlobalAlpha(1);
        g.setFill(ink(ink));
        g.fillText(words, edge, y);
    }

    private String said(TimeLine line, int i) {
        var said = new StringBuilder(line.name()).append("  ").append(words.apply(line.values()[i]));
        if (line.banded()) {
            said.append(" (")
                    .append(words.apply(line.lows()[i]))
                    .append(" – ")
                    .append(words.apply(line.highs()[i]))
                    .append(')');
        }
        if (line.counts().length > i)
            said.append("  n ").append(String.format(Locale.ENGLISH, "%,d", line.counts()[i]));
        return said.toString();
    }

    private String summary() {
        var said = new StringBuilder();
        for (TimeLine line : lines) {
            int last = line.times().length - 1;
            if (last >= 0) said.append(said(line, last)).append(". ");
        }
        return said.toString();
    }

    /** The top of the scale: what is shown and the target fit below it. */
    private double highest() {
        double top = Double.isNaN(target) ? 0 : target * 1.15;
        for (TimeLine line : lines) {
            int end = line.at(axis.to().get());
            for (int i = line.at(axis.from().get()); i < end; i++) {
                if (line.values()[i] > top) top = line.values()[i];
            }
        }
        if (top <= 0) return 1;
        double step = Scale.step(top, 4);
        return Math.ceil(top * 1.02 / step) * step;
    }

    private void pressed(MouseEvent press) {
        requestFocus();
        draggedFrom = press.getX();
    }

    private void dragged(MouseEvent drag) {
        axis.pan((draggedFrom - drag.getX()) / Math.max(1, plot()));
        draggedFrom = drag.getX();
    }

    private void clicked(MouseEvent click) {
        if (click.getClickCount() == 2) axis.showAll();
    }

    private void scrolled(ScrollEvent scroll) {
        if (scroll.getDeltaX() != 0 && Math.abs(scroll.getDeltaX()) > Math.abs(scroll.getDeltaY())) {
            axis.pan(-scroll.getDeltaX() / Math.max(1, plot()));
        } else if (scroll.getDeltaY() != 0) {
            axis.zoom(scroll.getDeltaY() > 0 ? NOTCH : 1 / NOTCH, time(scroll.getX()));
        }
        scroll.consume();
    }

    private void key(KeyEvent key) {
        double middle = Double.isNaN(axis.cursor().get())
                ? (axis.from().get() + axis.to().get()) / 2
                : axis.cursor().get();
        switch (key.getCode()) {
            case LEFT -> axis.pan(-KEY_PAN);
            case RIGHT -> axis.pan(KEY_PAN);
            case PLUS, ADD, EQUALS -> axis.zoom(NOTCH, middle);
            case MINUS, SUBTRACT -> axis.zoom(1 / NOTCH, middle);
            case DIGIT0, NUMPAD0, HOME -> axis.showAll();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private double plot() {
        return Math.max(1, getWidth() - LEFT - RIGHT);
    }

    private double x(double at) {
        return LEFT
                + (at - axis.from().get())
                        / Math.max(1, axis.to().get() - axis.from().get())
                        * plot();
    }

    private double time(double x) {
        return axis.from().get()
                + Math.clamp((x - LEFT) / plot(), 0, 1)
                        * (axis.to().get() - axis.from().get());
    }

    private static double y(double value, double height, double top) {
        return TOP + (1 - value / top) * (height - BOTTOM - TOP);
    }

    private java.time.ZonedDateTime moment(double at) {
        return Instant.ofEpochMilli((long) at).atZone(zone);
    }
}
