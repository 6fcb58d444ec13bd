package dev.sluice.console.emergency;

import dev.sluice.api.BlastRadius;
import dev.sluice.api.Finding;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.StatusDot;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What the click would hit and spare, and what could hinder it. */
final class ScopeCard extends Card {
    private final EmergencyModel model;
    private final ComboBox<ScopeInView> choice = new ComboBox<>();
    private final VBox facts = new VBox();
    private boolean filling;

    ScopeCard(EmergencyModel model) {
        super("Scope");
        this.model = model;
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setPromptText("Choose what to invalidate");
        choice.setAccessibleText("What to invalidate");
        choice.setConverter(titles());
        model.choicesProperty().subscribe(this::offer);
        model.scope().subscribe(this::chosen);
        choice.setOnAction(picked -> pick());
        model.radius().subscribe(this::show);
        getChildren().addAll(choice, facts);
    }

    /** What was chosen stays chosen, and stays in the list, whatever else can be chosen. */
    private void offer(List<ScopeInView> choices) {
        var chosen = model.scope().get();
        filling = true;
        choice.getItems().setAll(choices);
        if (chosen != null && !choices.contains(chosen)) {
            choice.getItems().addFirst(chosen);
        }
        choice.setValue(chosen);
        filling = false;
    }

    private void pick() {
        ScopeInView picked = choice.getValue();
        if (!filling && picked != null && !picked.equals(model.scope().get())) {
            model.choose(picked);
        }
    }

    private void chosen(@Nullable ScopeInView scope) {
        if (scope != null && !scope.equals(choice.getValue())) {
            if (!choice.getItems().contains(scope)) {
                choice.getItems().addFirst(scope);
            }
            choice.setValue(scope);
        }
    }

    private void show(@Nullable BlastRadius radius) {
        facts.getChildren().clear();
        if (radius == null) {
            return;
        }
        var figures = KeyValueList.figures();
        figures.add("Hits", count(radius.links(), "link") + " · " + radius.watching() + " watching");
        figures.add("Channels", radius.channels() + " of " + radius.channelsInAll());
        figures.add("Spares", count(radius.spared(), "link"));
        figures.add("Keeps for reissue", count(radius.recipients(), "recipient"));
        var before = Texts.strong("Before the click");
        before.getStyleClass().add("card-section");
        facts.getChildren().addAll(figures, before, preflight(radius.preflight()));
    }

    private static KeyValueList preflight(List<Finding> findings) {
        var rows = KeyValueList.figures();
        findings.forEach(finding -> rows.add(
                Texts.row(new StatusDot(Tone.of(finding.severity()), finding.code()), Texts.prose(finding.sentence())),
                Texts.muted("")));
        return rows;
    }

    private static String count(long n, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
    }

    private static StringConverter<ScopeInView> titles() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable ScopeInView scope) {
                return scope == null ? "" : scope.title();
            }

            @Override
            public @Nullable ScopeInView fromString(String text) {
                return null;
            }
        };
    }
}
