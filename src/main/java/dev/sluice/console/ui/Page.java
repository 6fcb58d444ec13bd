package dev.sluice.console.ui;

import java.util.Arrays;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** The sheet a workspace is written on: margins, and the gap between cards. */
public final class Page extends VBox {
    public Page(Node... parts) {
        super(parts);
        getStyleClass().add("page");
    }

    /** The same, scrolling when the window is too low for it. */
    public ScrollPane scrolling() {
        var scroll = new ScrollPane(this);
        scroll.setFitToWidth(true);
        // A page that is not as high as the window keeps its size while it fills, so that only what is new is drawn.
        minHeightProperty().bind(scroll.viewportBoundsProperty().map(Bounds::getHeight));
        scroll.getStyleClass().add("page-scroll");
        scroll.skinProperty().subscribe(() -> drawWhatIsNew(scroll));
        return scroll;
    }

    /**
     * The same where content comes and goes: the bar has its place at all times, so that a page that grows too high is not laid
     * out once more for a narrower one, and shows only when there is something to scroll.
     */
    public ScrollPane scrollingSteadily() {
        var scroll = scrolling();
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.ALWAYS);
        var fits = heightProperty().lessThanOrEqualTo(minHeightProperty().add(1));
        scroll.skinProperty().subscribe(() -> {
            var bar = scroll.lookup(".scroll-bar:vertical");
            // Not bound: a bound opacity stays dirty, and what is dirty and not seen draws the whole window, every
            // frame.
            if (bar != null) fits.subscribe(fit -> bar.setOpacity(fit ? 0 : 1));
        });
        return scroll;
    }

    /** JavaFX keeps an image of all that scrolls, and draws the whole of it again when a word in it changes. */
    private static void drawWhatIsNew(ScrollPane scroll) {
        var viewport = scroll.lookup(".viewport");
        if (viewport != null) viewport.setCache(false);
    }

    /** Columns side by side that share the width by these weights and take the height that is left. */
    public static GridPane columns(double[] weights, Node... columns) {
        var grid = new GridPane();
        grid.getStyleClass().add("columns");
        var whole = Arrays.stream(weights).sum();
        for (var weight : weights) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100 * weight / whole);
            grid.getColumnConstraints().add(column);
        }
        var row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        grid.getRowConstraints().add(row);
        grid.addRow(0, columns);
        VBox.setVgrow(grid, Priority.ALWAYS);
        return grid;
    }

    /** Cards side by side, all of one width and no higher than they need. */
    public static GridPane equal(Node... cards) {
        var weights = new double[cards.length];
        Arrays.fill(weights, 1);
        var grid = columns(weights, cards);
        VBox.setVgrow(grid, Priority.NEVER);
        return grid;
    }

    /** Cards one above the other. */
    public static VBox column(Node... cards) {
        var column = new VBox(cards);
        column.getStyleClass().add("column");
        return column;
    }
}
