package dev.sluice.console.chart;

import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Times;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The part of one request on the common time line. */
final class WaterfallLane extends Region {
    private static final double THICKNESS = 9;

    private final List<Waterfall.Segment> segments;
    private final double endMs;

    WaterfallLane(List<Waterfall.Segment> segments, double endMs) {
        this.segments = segments;
        this.endMs = endMs;
        getStyleClass().add("waterfall-lane");
        getChildren().addAll(segments.stream().map(WaterfallLane::piece).toList());
        setAccessibleText(segments.stream().map(s -> ", " + words(s)).collect(Collectors.joining()));
    }

    @Override
    protected void layoutChildren() {
        for (var i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            var left = segment.startMs() / endMs * getWidth();
            var width = Math.max(2, segment.lengthMs() / endMs * getWidth());
            getChildren().get(i).resizeRelocate(left, snapPositionY((getHeight() - THICKNESS) / 2), width, THICKNESS);
        }
    }

    private static Region piece(Waterfall.Segment segment) {
        var piece = new Region();
        piece.getStyleClass().addAll("segment", segment.stage().styleClass());
        Tooltip.install(piece, Describe.tooltip(words(segment)));
        return piece;
    }

    private static String words(Waterfall.Segment segment) {
        return segment.stage().label() + " " + Times.span(Duration.ofMillis(Math.round(segment.lengthMs())));
    }
}
