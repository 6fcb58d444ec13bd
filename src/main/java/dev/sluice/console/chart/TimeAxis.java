package dev.sluice.console.chart;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * The time that several charts show, and the moment that is pointed at in all of them: pan and zoom in one moves all. Times
 * are epoch milliseconds.
 */
public final class TimeAxis {
    private static final double SHORTEST = 5 * 60_000;

    private final DoubleProperty from = new SimpleDoubleProperty(0);
    private final DoubleProperty to = new SimpleDoubleProperty(1);
    private final DoubleProperty cursor = new SimpleDoubleProperty(Double.NaN);
    private double least;
    private double most = 1;
    private boolean following = true;

    /** There is data from here to there now; an axis that follows, or shows all, goes along. */
    public void extent(double newLeast, double newMost) {
        boolean whole = from.get() <= least && to.get() >= most;
        double length = to.get() - from.get();
        least = newLeast;
        most = newMost;
        if (whole) {
            show(least, most);
        } else if (following) {
            show(most - length, most);
        }
    }

    /** Shows everything there is, and follows what comes. */
    public void showAll() {
        show(least, most);
    }

    /** Moves by a part of what is shown; positive into the future. */
    public void pan(double part) {
        double by = (to.get() - from.get()) * part;
        show(from.get() + by, to.get() + by);
    }

    /** Shows more (above 1) or less (below 1) around a moment. */
    public void zoom(double factor, double around) {
        show(around - (around - from.get()) * factor, around + (to.get() - around) * factor);
    }

    private void show(double newFrom, double newTo) {
        double length = Math.clamp(newTo - newFrom, Math.min(SHORTEST, most - least), most - least);
        double start = Math.clamp(newFrom, least, most - length);
        from.set(start);
        to.set(start + length);
        following = start + length >= most;
    }

    /** Points at a moment; NaN at none. */
    public void point(double at) {
        cursor.set(at);
    }

    public ReadOnlyDoubleProperty from() {
        return from;
    }

    public ReadOnlyDoubleProperty to() {
        return to;
    }

    /** The moment pointed at; NaN for none. */
    public ReadOnlyDoubleProperty cursor() {
        return cursor;
    }

    /** Whether the newest moment is shown and stays shown. */
    public boolean following() {
        return following;
    }
}
