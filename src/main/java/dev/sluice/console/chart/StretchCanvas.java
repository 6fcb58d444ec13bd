package dev.sluice.console.chart;

import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** One viewing as a band of states over time, with what it fetched as strokes below. */
public final class StretchCanvas extends ChartCanvas {
    private static final double BAND = 26;
    private static final double FETCHES = 44;
    private static final Font SMALL = new Font("Sluice Sans", 11);

    private List<Stretch> stretches = List.of();
    private List<Stroke> strokes = List.of();
    private double length = 1;
    private DoubleFunction<String> words = Double::toString;

    /** From and to in milliseconds since the beginning. */
    public record Stretch(double from, double to, Tone tone, String word) {}

    /** An answer that came; {@code height} from 0 to 1. */
    public record Stroke(double at, double height, Tone tone) {}

    /** Shows one viewing. */
    public void show(List<Stretch> newStretches, List<Stroke> newStrokes, DoubleFunction<String> newWords) {
        stretches = List.copyOf(newStretches);
        strokes = List.copyOf(newStrokes);
        words = newWords;
        length = Math.max(1, stretches.stream().mapToDouble(Stretch::to).max().orElse(1));
        repaint();
    }

    @Override
    protected double computePrefHeight(double width) {
        return BAND + FETCHES + 22;
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        g.setFont(SMALL);
        for (Stretch stretch : stretches) {
            double from = stretch.from() / length * width;
            double wide = Math.max(1.5, (stretch.to() - stretch.from()) / length * width);
            g.setGlobalAlpha(stretch.tone() == Tone.NEUTRAL ? 0.35 : 0.85);
            g.setFill(ink(Ink.of(stretch.tone())));
            g.fillRect(from, 0, wide, BAND);
            g.setGlobalAlpha(1);
            if (wide > stretch.word().length() * 6.5 + 10) {
                g.setFill(ink(Ink.TEXT));
                g.setTextAlign(TextAlignment.LEFT);
                g.fillText(stretch.word(), from + 5, -4 + BAND + 18);
            }
        }
        for (Stroke stroke : strokes) {
            double tall = Math.max(2, stroke.height() * (FETCHES - 24));
            g.setFill(ink(Ink.of(stroke.tone())));
            g.fillRect(stroke.at() / length * width, BAND + FETCHES - tall, 1.5, tall);
        }
        g.setFill(ink(Ink.MUTED));
        double step = Scale.step(length, 6);
        for (double at = 0; at <= length; at += step) {
            g.setTextAlign(at == 0 ? TextAlignment.LEFT : TextAlignment.CENTER);
            g.fillText(words.apply(at), at / length * width, height - 4);
        }
    }
}
