package dev.sluice.console.quality;

import dev.sluice.console.ui.Heading;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * Where things stand. A wide window has charts with their sessions left and tables right, and what is chosen in the heading; in a
 * narrow one tables need as much as charts, sessions all of it, and the choices a line of their own.
 */
final class Layout {
    private static final double NARROW = 1260;
    private static final double CHARTS_PERCENT = 65;
    private static final double CHARTS_PERCENT_NARROW = 52;

    private final HBox first;
    private final HBox second = Texts.row();
    private final VBox heading;
    private final List<? extends Node> choices;
    private final List<? extends Node> charts;
    private final Node sessions;
    private final VBox left = Page.column();
    private final GridPane columns;
    private final VBox cards;
    private final BooleanProperty narrow = new SimpleBooleanProperty();

    Layout(
            List<? extends Node> choices,
            List<? extends Node> acts,
            List<? extends Node> charts,
            Node sessions,
            List<? extends Node> tables) {
        this.choices = choices;
        this.charts = charts;
        this.sessions = sessions;
        first = Texts.row();
        heading = Page.column(
                new Heading(
                        "Quality",
                        Stream.concat(Stream.of(first), acts.stream()).toArray(Node[]::new)),
                second);
        var right = Page.column(tables.toArray(Node[]::new));
        columns = Page.columns(new double[] {CHARTS_PERCENT, 100 - CHARTS_PERCENT}, left, right);
        cards = Page.column(columns);
        narrow.subscribe(this::arrange);
    }

    Node heading() {
        return heading;
    }

    Node cards() {
        return cards;
    }

    /** Fits the width of the workspace from now on. */
    void follow(ReadOnlyDoubleProperty width) {
        narrow.bind(width.lessThan(NARROW));
    }

    ReadOnlyBooleanProperty narrow() {
        return narrow;
    }

    private void arrange(boolean narrow) {
        List.of(first, second, left).forEach(box -> box.getChildren().clear());
        cards.getChildren().remove(sessions);
        (narrow ? second : first).getChildren().setAll(choices);
        second.setManaged(narrow);
        first.setManaged(!narrow);
        left.getChildren().setAll(charts);
        (narrow ? cards : left).getChildren().add(sessions);
        double part = narrow ? CHARTS_PERCENT_NARROW : CHARTS_PERCENT;
        columns.getColumnConstraints().getFirst().setPercentWidth(part);
        columns.getColumnConstraints().getLast().setPercentWidth(100 - part);
    }
}
