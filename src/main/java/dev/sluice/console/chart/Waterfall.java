package dev.sluice.console.chart;

import dev.sluice.console.ui.Styled;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Requests one under the other on a common time line, each cut into its stages. */
public final class Waterfall extends VBox {
    private final List<WaterfallLine> lines = new ArrayList<>();
    private final Node legend = legend();

    /**
     * One request.
     *
     * @param name what was asked for
     * @param word its status; empty when there is none
     * @param tone of the status
     * @param segments its stages in order; empty for a caption between requests
     */
    public record Row(String name, String word, Tone tone, List<Segment> segments) {
        public Row {
            segments = List.copyOf(segments);
        }

        /** A request by its HTTP status; 0 where there was no answer. */
        public static Row of(String name, int status, List<Segment> segments) {
            return status == 0
                    ? new Row(name, "none", Tone.BAD, segments)
                    : new Row(name, Integer.toString(status), Tone.ofStatus(status), segments);
        }

        /** A line of text between requests. */
        public static Row caption(String words) {
            return new Row(words, "", Tone.NEUTRAL, List.of());
        }

        boolean caption() {
            return segments.isEmpty();
        }

        double end() {
            return segments.stream()
                    .mapToDouble(s -> s.startMs() + s.lengthMs())
                    .max()
                    .orElse(0);
        }
    }

    /** One stage of a request, in milliseconds since the first request began. */
    public record Segment(RequestStage stage, double startMs, double lengthMs) {}

    public Waterfall() {
        getStyleClass().addAll("rows", "waterfall");
        getChildren().add(legend);
    }

    /** Shows these requests and nothing else; the longest takes the whole width. Lines that are there are used again. */
    public void show(List<Row> rows) {
        var end = Math.max(1, rows.stream().mapToDouble(Row::end).max().orElse(1));
        while (lines.size() < rows.size()) {
            var line = new WaterfallLine();
            getChildren().add(lines.size(), line);
            lines.add(line);
            Styled.atOnce(line);
        }
        for (var i = 0; i < rows.size(); i++) {
            lines.get(i).show(rows.get(i), end);
        }
        lines.subList(rows.size(), lines.size()).forEach(WaterfallLine::hide);
        legend.setVisible(!rows.isEmpty());
    }

    private static Node legend() {
        var legend = new HBox();
        legend.getStyleClass().add("legend");
        legend.getChildren()
                .addAll(Arrays.stream(RequestStage.values())
                        .map(Waterfall::sample)
                        .toList());
        return legend;
    }

    private static Node sample(RequestStage stage) {
        var swatch = new Region();
        swatch.getStyleClass().addAll("swatch", stage.styleClass());
        return Texts.row(swatch, Texts.small(stage.label()));
    }
}
