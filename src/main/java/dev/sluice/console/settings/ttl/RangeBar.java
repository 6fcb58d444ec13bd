package dev.sluice.console.settings.ttl;

import java.time.Duration;
import javafx.scene.layout.Region;

/** A tier's range as a band on the line from 10 minutes to 24 hours, with a tick at its usual time; steps grow as times do. */
final class RangeBar extends Region {
    private static final double LEAST = 600;
    private static final double MOST = 86_400;
    private static final double HIGH = 8;

    private final Region track = part("range-track");
    private final Region band = part("range-band");
    private final Region tick = part("range-tick");
    private double from;
    private double usual;
    private double to;

    RangeBar() {
        getStyleClass().add("range-bar");
        setMinHeight(HIGH);
        setPrefHeight(HIGH);
        setMaxHeight(HIGH);
        getChildren().addAll(track, band, tick);
    }

    /** Seconds; those outside of what the field allows are drawn at its ends. */
    void show(long min, long usualSeconds, long max) {
        from = place((double) min);
        usual = place((double) usualSeconds);
        to = place((double) max);
        setAccessibleText("From %s to %s, usually %s"
                .formatted(Duration.ofSeconds(min), Duration.ofSeconds(max), Duration.ofSeconds(usualSeconds)));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        track.resizeRelocate(0, 2, width, HIGH - 4);
        band.resizeRelocate(width * from, 1, Math.max(3, width * (to - from)), HIGH - 2);
        tick.resizeRelocate(Math.min(width - 2, width * usual), 0, 2, HIGH);
    }

    private static double place(double seconds) {
        return Math.log(Math.clamp(seconds, LEAST, MOST) / LEAST) / Math.log(MOST / LEAST);
    }

    private static Region part(String styleClass) {
        var part = new Region();
        part.getStyleClass().add(styleClass);
        part.setManaged(false);
        return part;
    }
}
