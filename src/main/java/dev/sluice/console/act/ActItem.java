package dev.sluice.console.act;

import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;

/** The menu item of an act; while it cannot be done it says why instead of keeping silent. */
public final class ActItem extends MenuItem {
    // Held here because the acts know it weakly only, so that items which are gone cost nothing.
    private final ObservableValue<String> whyNot;

    public ActItem(Acts acts, Act act, Supplier<Map<String, String>> arguments) {
        setId(act.id());
        setMnemonicParsing(false);
        setOnAction(choice -> acts.run(act, arguments.get()));
        whyNot = acts.whyNot(act);
        whyNot.subscribe(reason -> {
            setDisable(!reason.isEmpty());
            setText(reason.isEmpty() ? act.label() : act.label() + " · " + reason);
        });
    }
}
