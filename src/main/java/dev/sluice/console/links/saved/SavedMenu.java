package dev.sluice.console.links.saved;

import dev.sluice.api.SavedFilter;
import dev.sluice.console.act.Describe;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The filters kept, to choose from; one that is not needed any more is deleted here, too. */
public final class SavedMenu extends MenuButton {
    private final SavedList saved;

    public SavedMenu(SavedList saved) {
        super("Saved filters");
        this.saved = saved;
        setId("saved-filters");
        setMinWidth(USE_PREF_SIZE);
        Describe.control(this, "Saved filters", "Filters you keep; they follow you to every console.");
        saved.all().subscribe(this::fill);
        fill();
    }

    private void fill() {
        var all = saved.all();
        setText(all.isEmpty() ? "Saved filters" : String.format(Locale.ROOT, "Saved filters (%d)", all.size()));
        getItems().clear();
        if (all.isEmpty()) {
            var none = new MenuItem("None is saved yet: narrow the list, then choose Save filter");
            none.setDisable(true);
            getItems().add(none);
            return;
        }
        var delete = new Menu("Delete");
        for (var one : all) {
            getItems().add(item(one, () -> saved.apply(one)));
            delete.getItems().add(item(one, () -> saved.forget(one)));
        }
        getItems().addAll(new SeparatorMenuItem(), delete);
    }

    private static MenuItem item(SavedFilter filter, Runnable act) {
        var item = new MenuItem(filter.name());
        item.setMnemonicParsing(false);
        item.setOnAction(choice -> act.run());
        return item;
    }
}
