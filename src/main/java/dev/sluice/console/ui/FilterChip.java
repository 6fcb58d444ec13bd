package dev.sluice.console.ui;

import dev.sluice.console.act.Describe;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A filter that is set; clicking takes it away. */
public final class FilterChip extends Button {
    public FilterChip(String words, Runnable onRemove) {
        super(words, new FontIcon(Feather.X));
        getStyleClass().add("filter-chip");
        setContentDisplay(ContentDisplay.RIGHT);
        setMinWidth(USE_PREF_SIZE);
        setOnAction(click -> onRemove.run());
        Describe.control(this, words, "Take this filter away");
    }
}
