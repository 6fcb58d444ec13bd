package dev.sluice.console.ui;

import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is filled in on a {@link Sheet}: its title, fields that scroll, what comes of them, what is missing, and the acts. */
public final class FormSheet extends VBox {
    private final VBox fields;

    /**
     * A form.
     *
     * @param id of the node
     * @param cancelled what cancelling spares, as in "nothing is created"
     * @param missing what is missing or wrong, as a sentence; empty when it can be done
     * @param act does it
     * @param close takes the sheet away
     */
    public FormSheet(
            String id,
            String title,
            String cancelled,
            ObservableValue<String> missing,
            ActButton act,
            Runnable close,
            Node... fields) {
        setId(id);
        getStyleClass().add("sheet");
        var heading = new Label(title);
        heading.getStyleClass().add("workspace-title");
        this.fields = new VBox(fields);
        this.fields.getStyleClass().add("column");
        var scroll = new ScrollPane(this.fields);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("card-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var cancel = new Button("Cancel");
        cancel.setOnAction(click -> close.run());
        Describe.control(cancel, "Cancel", "Closes the sheet; " + cancelled + ".");
        var acts = new HBox(Texts.spring(), cancel, act);
        acts.getStyleClass().add("acts");
        getChildren().addAll(heading, scroll, hint(missing), acts);
    }

    /** Stands below the fields and does not scroll with them. */
    public FormSheet foot(Node node) {
        getChildren().add(2, node);
        return this;
    }

    private static Node hint(ObservableValue<String> missing) {
        var label = Texts.prose("", "muted", "small");
        label.textProperty().bind(missing);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }
}
