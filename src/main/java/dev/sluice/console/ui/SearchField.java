package dev.sluice.console.ui;

import atlantafx.base.controls.CustomTextField;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.Describe;
import dev.sluice.console.act.Shortcut;
import dev.sluice.console.work.Debounce;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where a list is narrowed; reports 150 ms after the last letter. Esc empties it. */
public final class SearchField extends CustomTextField {
    public SearchField(String prompt, Consumer<String> onChange) {
        setPromptText(prompt);
        setLeft(new FontIcon(Feather.SEARCH));
        setRight(Texts.key("/"));
        getStyleClass().add("search-field");
        Describe.control(this, "Filter", "Narrows the list; Esc empties it.");
        var quiet = new Debounce(Duration.millis(150), () -> onChange.accept(getText()));
        textProperty().addListener((source, before, now) -> quiet.call());
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                clear();
                key.consume();
            }
        });
    }

    /** The act that puts the cursor here, for a workspace to list among its own. */
    public Act focusAct(String id) {
        return Act.of(id, "Filter")
                .help("Puts the cursor into the filter")
                .keys(Shortcut.typed("/"))
                .runs(this::requestFocus);
    }
}
