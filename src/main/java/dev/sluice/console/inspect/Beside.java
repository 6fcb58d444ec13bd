package dev.sluice.console.inspect;

import java.util.List;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Two columns side by side, seven to three; in a narrow window the second stands under the first. */
final class Beside extends GridPane {
    /** Least width in which the cards of the second column are not cut. */
    private static final double WIDE = 1200;

    private final Region second;

    Beside(Region first, Region second) {
        this.second = second;
        getStyleClass().addAll("columns", "beside");
        // The window says how wide it is, not the cards.
        setMinWidth(0);
        addRow(0, first, second);
        GridPane.setVgrow(first, Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        arrange(true);
        widthProperty().map(width -> width.doubleValue() >= WIDE).subscribe(this::arrange);
    }

    private void arrange(boolean wide) {
        GridPane.setConstraints(second, wide ? 1 : 0, wide ? 0 : 1);
        getColumnConstraints().setAll(wide ? List.of(share(70), share(30)) : List.of(share(100)));
    }

    private static ColumnConstraints share(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }
}
