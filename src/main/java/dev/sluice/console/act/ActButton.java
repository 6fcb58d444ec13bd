package dev.sluice.console.act;

import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;

/** The button of an act: label, keys, help, and disabled with the reason while it cannot be done. */
public final class ActButton extends Button {
    private final ObservableValue<String> whyNot;

    public ActButton(Acts acts, Act act) {
        this(acts, act, Map::of);
    }

    /** A button whose arguments are read at the click. */
    public ActButton(Acts acts, Act act, Supplier<Map<String, String>> arguments) {
        super(act.label());
        whyNot = acts.whyNot(act).when(sceneProperty().isNotNull());
        Describe.control(this, act.label(), act.help(), act.shortcut());
        setMinWidth(USE_PREF_SIZE);
        setMnemonicParsing(false);
        if (act.effect() == Effect.DESTROYS) getStyleClass().add("destroys");
        setOnAction(click -> acts.run(act, arguments.get()));
        var help = act.help();
        whyNot.subscribe(reason -> {
            setDisable(!reason.isEmpty());
            setAccessibleHelp(reason.isEmpty() ? help : reason);
        });
    }

    /** The one button of a screen that most people came for. */
    public ActButton primary() {
        getStyleClass().add("accent");
        return this;
    }

    /** Why it is disabled; empty while it is not. */
    public String reason() {
        return whyNot.getValue();
    }
}
