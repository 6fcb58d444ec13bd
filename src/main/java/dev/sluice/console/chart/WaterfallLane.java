package dev.sluice.console.chart;

import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Times;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** The part of one request on the common time line. */
final class WaterfallLane extends Region {
    private static final double THICKNESS = 9;

    private List<Waterfall.Segment> segments = List.of();
    private double endMs = 1;

    WaterfallLane() {
        getStyleClass().add("waterfall-lane");
        Describe.pointed(this, () -> words(" · "));
    }

    /** Draws these stages on a line of this length; pieces that are there are used again. */
    void show(List<Waterfall.Segment> now, double wholeMs) {
        if (now.equals(segments) && wholeMs == endMs) return;
        segments = now;
        endMs = wholeMs;
        while (getChildren().size() < now.size()) getChildren().add(new Rectangle(0, THICKNESS));
        getChildren().remove(now.size(), getChildren().size());
        for (var i = 0; i < now.size(); i++) {
            var classes = List.of("segment", now.get(i).stage().styleClass());
            var piece = getChildren().get(i).getStyleClass();
            if (!piece.equals(classes)) piece.setAll(classes);
        }
        setAccessibleText(words(", "));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        for (var i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            var piece = (Rectangle) getChildren().get(i);
            piece.setX(segment.startMs() / endMs * getWidth());
            piece.setY(snapPositionY((getHeight() - THICKNESS) / 2));
            piece.setWidth(Math.max(2, segment.lengthMs() / endMs * getWidth()));
        }
    }

    private String words(String between) {
        return segments.stream().map(WaterfallLane::words).collect(Collectors.joining(between));
    }

    private static String words(Waterfall.Segment segment) {
        return segment.stage().label() + " " + Times.span(Duration.ofMillis(Math.round(segment.lengthMs())));
    }
}
