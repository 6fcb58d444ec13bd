package dev.sluice.console.chart;

import dev.sluice.console.ui.Tone;
import javafx.scene.layout.Region;

/** A quantity one compares by eye, on its track. */
public final class Bar extends Region {
    private final Region fill = new Region();
    private double fraction;
    private Tone tone = Tone.INFO;

    public Bar() {
        getStyleClass().add("bar");
        fill.getStyleClass().addAll("bar-fill", tone.styleClass());
        getChildren().add(fill);
    }

    public Bar(double fraction, Tone tone) {
        this();
        show(fraction, tone);
    }

    /** Share of the track that is filled, 0 to 1; something above nothing always shows. */
    public void show(double share, Tone newTone) {
        fraction = Double.isFinite(share) ? Math.clamp(share, 0, 1) : 0;
        fill.getStyleClass().remove(tone.styleClass());
        fill.getStyleClass().add(newTone.styleClass());
        tone = newTone;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var width = fraction == 0 ? 0 : Math.max(3, fraction * getWidth());
        fill.resizeRelocate(0, 0, snapSizeX(Math.min(width, getWidth())), getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return 108;
    }
}
