package dev.sluice.console.links.saved;

import dev.sluice.api.Role;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Fields;
import dev.sluice.console.ui.FormSheet;
import dev.sluice.console.ui.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** A name for what the list shows now. */
public final class SaveSheet {
    private static final int LONGEST = 60;

    private final Desk desk;
    private final SavedList saved;
    private final String words;
    private final StringProperty name = new SimpleStringProperty("");

    /** @param words the filter in people's words */
    public SaveSheet(Desk desk, SavedList saved, String words) {
        this.desk = desk;
        this.saved = saved;
        this.words = words;
    }

    public Node node(Runnable close) {
        ObservableValue<String> missing = Bindings.createStringBinding(this::missing, name);
        var save = Act.of("links.filter-keep", "Save filter")
                .help("Keeps filter and order for you, in every console of yours")
                .needs(Role.SUPPORT)
                .changes()
                .unless(missing)
                .runs(() -> saved.keep(name.get().strip(), close));
        return new FormSheet(
                "save-filter",
                "Save filter",
                "nothing is saved",
                missing,
                new ActButton(desk.acts(), save).primary(),
                close,
                Fields.text("Name", "expiring today, partner", name),
                Texts.prose(words, "muted"));
    }

    private String missing() {
        var typed = name.get().strip();
        if (typed.isEmpty()) return "Name the filter.";
        return typed.length() > LONGEST ? "A name has at most 60 characters." : "";
    }
}
