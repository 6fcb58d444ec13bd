package dev.sluice.console.emergency;

import dev.sluice.api.Run;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Acts;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Scopes in which an ended run left issuance frozen; opening one is an act of its own, with a reason. */
final class FrozenCard extends Card {
    private final Acts acts;
    private final RunActs run;
    private final VBox rows = new VBox(10);

    FrozenCard(EmergencyModel model, Acts acts, RunActs run) {
        super("Still frozen");
        this.acts = acts;
        this.run = run;
        getChildren().add(rows);
        model.bookcase().frozen().subscribe(this::show);
    }

    private void show(List<Run> frozen) {
        setVisible(!frozen.isEmpty());
        setManaged(!frozen.isEmpty());
        rows.getChildren().setAll(frozen.stream().map(this::row).toList());
    }

    private Node row(Run ended) {
        var reason = new TextField();
        reason.setPromptText("Why links may be issued again");
        Describe.control(reason, "Reason to thaw " + ended.scope(), "Goes into the audit log");
        HBox.setHgrow(reason, Priority.ALWAYS);
        var button = new ActButton(acts, run.thaw, () -> Map.of("run", ended.run(), "reason", reason.getText()));
        NoEnter.on(button);
        String words = "No link is issued in " + ended.scope() + ": run " + ended.run() + " is "
                + ended.state().name().toLowerCase(Locale.ROOT) + ".";
        return new VBox(6, Texts.prose(words), new HBox(8, reason, button));
    }
}
