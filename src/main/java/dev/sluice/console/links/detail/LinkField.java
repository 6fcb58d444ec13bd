package dev.sluice.console.links.detail;

import dev.sluice.console.act.Act;
import dev.sluice.console.act.Acts;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The address of a link in a field one click copies. */
final class LinkField extends Button {
    private final Label address = Texts.code("");

    LinkField(Acts acts, Act copy) {
        getStyleClass().add("link-field");
        setId("link-address");
        address.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        address.setMinWidth(0);
        address.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(address, Priority.ALWAYS);
        var line = Texts.row(address, Texts.key("C"));
        line.prefWidthProperty().bind(widthProperty().subtract(18));
        setGraphic(line);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setPrefWidth(80);
        setOnAction(click -> acts.run(copy));
        Describe.control(this, copy.label(), copy.help());
    }

    void show(String url) {
        address.setText(url.replaceFirst("^https?://", ""));
        setAccessibleHelp(url);
    }
}
