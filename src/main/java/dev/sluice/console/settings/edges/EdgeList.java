package dev.sluice.console.settings.edges;

import dev.sluice.api.Edge;
import dev.sluice.api.EdgeState;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TableView;

/** Edge agents that hold a key, and how each stands to the feed. */
final class EdgeList {
    private static final String BUILT_IN = "built-in";

    private final TableView<Edge> table;

    EdgeList(Times times) {
        table = Tables.table(
                Texts.prose(
                        "No edge agent holds a key. The service's own gateway refuses as soon as something is revoked;"
                                + " an agent beside each further server does the same there.",
                        "muted",
                        "small"),
                Tables.text("Edge", 110, Edge::name),
                Tables.column("State", 104, edge -> Chip.of(edge.state(), Tone.of(edge.state()))),
                Tables.muted("Viewers reach it at", 190, edge -> edge.url() == null ? "not known yet" : edge.url()),
                Tables.muted(
                        "Last heard", 100, edge -> edge.seenAt() == null ? "never" : times.relative(edge.seenAt())),
                Tables.figure("Clock", 80, edge -> edge.seenAt() == null ? "–" : "%+,d ms".formatted(edge.skewMs())),
                Tables.figure("Refused", 80, edge -> "%,d".formatted(edge.refused())));
        table.setId("edge-keys");
        table.setPrefHeight(6 * Tables.ROW);
    }

    Node node() {
        return table;
    }

    ReadOnlyObjectProperty<Edge> selected() {
        return table.getSelectionModel().selectedItemProperty();
    }

    /** Why nothing can be done to the selected edge's key; empty when it can. */
    ObservableValue<String> refusal() {
        return selected().map(edge -> "").orElse("No edge is selected.");
    }

    void show(List<Edge> all) {
        var before = selected().getValue();
        table.getItems()
                .setAll(all.stream()
                        .filter(edge -> !edge.name().equals(BUILT_IN))
                        .toList());
        table.getItems().stream()
                .filter(edge -> before != null && edge.name().equals(before.name()))
                .findFirst()
                .ifPresent(table.getSelectionModel()::select);
    }

    /** How many hear the feed, of how many that hold a key. */
    static String count(List<Edge> all) {
        var agents = all.stream().filter(edge -> !edge.name().equals(BUILT_IN)).toList();
        long current = agents.stream()
                .filter(edge -> edge.state() == EdgeState.CURRENT)
                .count();
        return agents.isEmpty() ? "" : "%d of %d current".formatted(current, agents.size());
    }
}
