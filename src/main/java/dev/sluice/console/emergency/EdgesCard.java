package dev.sluice.console.emergency;

import dev.sluice.api.Edge;
import dev.sluice.api.EdgeState;
import dev.sluice.console.chart.Bar;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.StatusDot;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Each edge with what it took to acknowledge the containment of the run that is shown, else the newest revocation. */
final class EdgesCard extends Card {
    private static final long LEAST_SCALE_MS = 100;
    private static final double LEAST_NAME = 44;
    private static final double LEAST_WORDS = 118;
    private static final double BAR = 72;

    private final GridPane rows = new GridPane();
    private final Label words = Texts.prose("", "muted");
    private Map<String, Long> ofRun = Map.of();

    EdgesCard(ObservableValue<List<Edge>> edges, ObservableValue<Acknowledgements> acknowledgements) {
        super("Edges");
        rows.getStyleClass().add("edge-rows");
        rows.managedProperty().bind(Bindings.isNotEmpty(rows.getChildren()));
        rows.getColumnConstraints()
                .addAll(column(HPos.LEFT, true), column(HPos.RIGHT, false), column(HPos.LEFT, false));
        getChildren().addAll(rows, words);
        edges.subscribe(this::show);
        acknowledgements.subscribe(kept -> {
            ofRun = kept.millis();
            show(edges.getValue());
        });
    }

    private static ColumnConstraints column(HPos side, boolean grows) {
        var column = new ColumnConstraints();
        column.setHalignment(side);
        column.setHgrow(grows ? Priority.ALWAYS : Priority.NEVER);
        if (grows) column.setMinWidth(LEAST_NAME);
        return column;
    }

    private void show(List<Edge> all) {
        var there = all.stream().filter(e -> e.state() != EdgeState.ABSENT).toList();
        rows.getChildren().clear();
        count(all.isEmpty() ? "" : current(there) + " of " + there.size());
        words.setText(sentence(all, there.size()));
        words.setManaged(!words.getText().isEmpty());
        var agents = there.size() < 2 ? List.<Edge>of() : there;
        long scale = agents.stream()
                .map(this::took)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        for (int row = 0; row < agents.size(); row++) {
            add(row, agents.get(row), Math.max(LEAST_SCALE_MS, scale));
        }
    }

    /** Milliseconds; null where nobody knows, or where it had no part in the run. */
    private @Nullable Long took(Edge edge) {
        return ofRun.isEmpty() ? edge.lagMs() : ofRun.get(edge.name());
    }

    private static long current(List<Edge> there) {
        return there.stream().filter(e -> e.state() == EdgeState.CURRENT).count();
    }

    private String sentence(List<Edge> all, int there) {
        return switch (all.size()) {
            case 0 -> "Reading how the edges stand.";
            case 1 -> "The service's own gateway refuses as soon as the floor is raised. No edge agent holds a key.";
            default ->
                Stream.of(
                                ofRun.isEmpty() || there < 2 ? "" : "From the click to each acknowledgement.",
                                all.stream().anyMatch(e -> e.state() == EdgeState.ABSENT)
                                        ? absent(all) + " not there."
                                        : "")
                        .filter(said -> !said.isEmpty())
                        .collect(Collectors.joining(" "));
        };
    }

    private static String absent(List<Edge> all) {
        var names = all.stream()
                .filter(e -> e.state() == EdgeState.ABSENT)
                .map(Edge::name)
                .toList();
        return String.join(", ", names) + (names.size() == 1 ? " is" : " are");
    }

    private void add(int row, Edge edge, long scale) {
        var tone = Tone.of(edge.state());
        var name = new Label(edge.name());
        var how = new Label(how(edge));
        how.getStyleClass().addAll("code", "figures");
        Node dot = new StatusDot(tone, how(edge));
        Tooltip.install(dot, new Tooltip(tip(edge)));
        Tooltip.install(name, new Tooltip(tip(edge)));
        rows.addRow(row, Texts.row(dot, name), how);
        if (edge.state() == EdgeState.CURRENT) {
            how.setMinWidth(USE_PREF_SIZE);
            rows.add(bar(edge, scale), 2, row);
        } else {
            // Words instead of a time take the bar's place; what it last took says nothing now.
            how.setMinWidth(LEAST_WORDS);
            GridPane.setColumnSpan(how, GridPane.REMAINING);
        }
    }

    private Node bar(Edge edge, long scale) {
        var took = took(edge);
        var bar = new Bar(took == null ? 0 : took / (double) scale, Tone.of(edge.state()));
        bar.setMinWidth(BAR / 3);
        bar.setPrefWidth(BAR);
        bar.setMaxWidth(BAR);
        return bar;
    }

    private String how(Edge edge) {
        var took = took(edge);
        return switch (edge.state()) {
            case ABSENT -> "not there";
            case CURRENT -> took == null ? "–" : String.format(Locale.ROOT, "%,d ms", took);
            case BEHIND -> "behind";
            case CUT_OFF -> "cut off, refuses";
            case CLOCK_WRONG -> "clock wrong, refuses";
        };
    }

    private static String tip(Edge edge) {
        return String.format(
                Locale.ROOT,
                "%s%s\nsequence %,d · clock %+,d ms%s\n%,d served · %,d refused",
                edge.url() == null ? edge.name() : edge.url(),
                edge.version() == null ? "" : " · agent " + edge.version(),
                edge.acknowledged(),
                edge.skewMs(),
                edge.leaseEndsAt() == null
                        ? ""
                        : " · lease until " + edge.leaseEndsAt().truncatedTo(ChronoUnit.SECONDS),
                edge.served(),
                edge.refused());
    }
}
