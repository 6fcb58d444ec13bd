package dev.sluice.console.links;

import dev.sluice.console.act.ActButton;
import dev.sluice.console.links.Outcomes.Outcome;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The marked links: what can be done with all of them, and what came of the last act on each. */
final class OutcomeCard {
    private final Card card;
    private final LinksModel model;
    private final Outcomes outcomes;
    private final javafx.scene.control.Label sentence = Texts.prose("");

    OutcomeCard(LinksModel model, Outcomes outcomes, List<ActButton> buttons) {
        this.model = model;
        this.outcomes = outcomes;
        var none = new Button("Take all marks away");
        none.setOnAction(click -> {
            outcomes.last().clear();
            model.marked().clear();
        });
        var acts = new HBox(buttons.toArray(ActButton[]::new));
        acts.getStyleClass().add("acts");
        var table = Tables.<Outcome>table(
                Texts.prose("Space marks and unmarks the link under the cursor.", "muted"),
                Tables.text("Asset", 150, outcome -> outcome.share().assetTitle()),
                Tables.column("Outcome", 150, OutcomeCard::outcome));
        table.setItems(outcomes.last());
        VBox.setVgrow(table, Priority.ALWAYS);
        card = new Card("Marked links", sentence, table, none, acts);
        model.marked().subscribe(this::count);
        outcomes.last().subscribe(this::count);
    }

    Node node() {
        return card;
    }

    private void count() {
        card.count(String.format(Locale.ROOT, "%,d", model.marked().size()));
        var refused = outcomes.last().stream()
                .filter(outcome -> outcome.problem() != null)
                .count();
        var done = outcomes.last().size() - refused;
        sentence.setText(
                outcomes.last().isEmpty()
                        ? "What is chosen below is done to each of them; one that refuses does not stop the others."
                        : refused == 0
                                ? String.format(Locale.ROOT, "Done for all %,d.", done)
                                : String.format(
                                        Locale.ROOT,
                                        "Done for %,d, refused for %,d; those are as they were.",
                                        done,
                                        refused));
    }

    private static Node outcome(Outcome outcome) {
        var problem = outcome.problem();
        if (problem == null)
            return Chip.of(outcome.share().state(), Tone.of(outcome.share().state()));
        var words = Texts.muted(problem.title());
        words.setTooltip(dev.sluice.console.act.Describe.tooltip(problem.title()));
        return words;
    }
}
