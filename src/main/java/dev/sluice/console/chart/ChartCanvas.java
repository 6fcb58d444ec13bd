package dev.sluice.console.chart;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** A drawing that fills its region, takes its colours from the stylesheet and repaints once a pulse at most. */
public abstract class ChartCanvas extends Region {
    private static final StyleablePropertyFactory<ChartCanvas> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final Map<Ink, CssMetaData<ChartCanvas, Paint>> META = meta();
    private static final List<CssMetaData<? extends Styleable, ?>> ALL = all();

    private final Canvas canvas = new Canvas();
    private final Map<Ink, StyleableObjectProperty<Paint>> inks = new EnumMap<>(Ink.class);

    protected ChartCanvas() {
        getStyleClass().add("chart-canvas");
        canvas.setManaged(false);
        getChildren().add(canvas);
        META.forEach((ink, meta) -> inks.put(ink, property(meta)));
    }

    /** Draws everything anew on a cleared surface. */
    protected abstract void paint(GraphicsContext g, double width, double height);

    /** The colour of the current theme. */
    protected final Paint ink(Ink ink) {
        var property = inks.get(ink);
        return property == null ? Color.GRAY : property.get();
    }

    /** Asks for a new drawing at the next pulse. */
    public final void repaint() {
        setNeedsLayout(true);
    }

    @Override
    protected final void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        var g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        if (getWidth() > 0 && getHeight() > 0) paint(g, getWidth(), getHeight());
    }

    /** The styleable properties of every chart. */
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return ALL;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ALL;
    }

    private StyleableObjectProperty<Paint> property(CssMetaData<ChartCanvas, Paint> meta) {
        var property = new SimpleStyleableObjectProperty<Paint>(meta, this, meta.getProperty(), Color.GRAY);
        property.addListener((source, before, now) -> repaint());
        return property;
    }

    private static Map<Ink, CssMetaData<ChartCanvas, Paint>> meta() {
        var meta = new EnumMap<Ink, CssMetaData<ChartCanvas, Paint>>(Ink.class);
        for (var ink : Ink.values()) {
            meta.put(ink, FACTORY.createPaintCssMetaData(ink.property(), chart -> chart.styleable(ink), Color.GRAY));
        }
        return meta;
    }

    private StyleableObjectProperty<Paint> styleable(Ink ink) {
        return Objects.requireNonNull(inks.get(ink));
    }

    private static List<CssMetaData<? extends Styleable, ?>> all() {
        var all = new ArrayList<CssMetaData<? extends Styleable, ?>>(Region.getClassCssMetaData());
        all.addAll(META.values());
        return List.copyOf(all);
    }
}
