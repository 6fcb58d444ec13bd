package dev.sluice.console.frame;

import dev.sluice.console.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks whether the service should outlive the window that started it. */
public final class ClosingSheet extends VBox {

    /** A sheet that calls one of the three, on the application thread. */
    public ClosingSheet(Runnable leave, Runnable stop, Runnable stay) {
        getStyleClass().add("keys-sheet");
        setMaxHeight(Region.USE_PREF_SIZE);
        var title = Texts.strong("Leave the service running?");
        title.getStyleClass().add("workspace-title");
        var words = new Label("Links that are out and runs under way need it. The next console joins it again.");
        words.setWrapText(true);
        getChildren().addAll(title, words, buttons(leave, stop, stay));
    }

    private static HBox buttons(Runnable leave, Runnable stop, Runnable stay) {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var leaves = button("Leave it running", leave);
        leaves.setDefaultButton(true);
        leaves.getStyleClass().add("accent");
        var row = new HBox(8, button("Stay here", stay), space, button("Stop it", stop), leaves);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Button button(String label, Runnable action) {
        var button = new Button(label);
        button.setAccessibleText(label);
        button.setOnAction(click -> action.run());
        return button;
    }
}
