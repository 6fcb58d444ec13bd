package dev.sluice.console.chart;

import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Texts;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Requests one under the other on a common time line, each cut into its stages. */
public final class Waterfall extends VBox {

    /**
     * One request.
     *
     * @param name what was asked for
     * @param chip its status; null when there is none
     * @param segments its stages in order; empty for a caption between requests
     */
    public record Row(String name, @Nullable Chip chip, List<Segment> segments) {
        public Row {
            segments = List.copyOf(segments);
        }

        /** A line of text between requests. */
        public static Row caption(String words) {
            return new Row(words, null, List.of());
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
    }

    /** Shows these requests and nothing else; the longest takes the whole width. */
    public void show(List<Row> rows) {
        var end = Math.max(1, rows.stream().mapToDouble(Row::end).max().orElse(1));
        getChildren().setAll(rows.stream().map(row -> line(row, end)).toList());
        getChildren().add(legend());
    }

    private static Node line(Row row, double end) {
        var name = row.segments().isEmpty() ? Texts.strong(row.name()) : Texts.plain(row.name());
        name.getStyleClass().add("waterfall-name");
        var status = new HBox();
        status.getStyleClass().add("waterfall-status");
        if (row.chip() != null) status.getChildren().add(row.chip());
        var lane = new WaterfallLane(row.segments(), end);
        HBox.setHgrow(lane, Priority.ALWAYS);
        var line = row.segments().isEmpty() ? new HBox(name) : new HBox(name, status, lane);
        line.getStyleClass().add("row");
        line.setAccessibleText(row.name() + lane.getAccessibleText());
        return line;
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
