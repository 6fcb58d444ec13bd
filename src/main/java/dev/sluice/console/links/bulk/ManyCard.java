package dev.sluice.console.links.bulk;

import dev.sluice.api.BulkItem;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.links.bulk.ManyLinks.Ended;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import java.util.List;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is chosen, what can be done with all of it, and what came of the last act. */
public final class ManyCard {
    private final Card card;
    private final Label sentence = Texts.prose("");
    private final ObservableList<BulkItem> refused = FXCollections.observableArrayList();
    private final Node table;
    private final Button made = new Button();

    /** {@code none} gives up the choice. */
    public ManyCard(ManyLinks many, List<ActButton> buttons, Runnable none) {
        var giveUp = new Button("Take all marks away");
        giveUp.setOnAction(click -> {
            many.forget();
            none.run();
        });
        Describe.control(giveUp, "Take all marks away", "Nothing is done to the links.");
        var acts = new FlowPane(buttons.toArray(ActButton[]::new));
        acts.getStyleClass().add("many-acts");
        var list = Tables.<BulkItem>table(
                Texts.muted(""),
                Tables.code("Link", 110, BulkItem::handle),
                Tables.column("Why it refused", 190, ManyCard::why));
        list.setItems(refused);
        VBox.setVgrow(list, javafx.scene.layout.Priority.ALWAYS);
        table = list;
        made.getStyleClass().add("accent");
        made.setOnAction(
                click -> many.copyMade(Objects.requireNonNull(many.last().get()).act()));
        card = new Card("Marked links", sentence, acts, made, list, giveUp);
        many.last().subscribe(this::show);
    }

    public Node node() {
        return card;
    }

    /** Says how many are chosen, for example "1,204" or "all 12,906 that match". */
    public void chosen(String words) {
        card.count(words);
    }

    private void show(@Nullable Ended ended) {
        sentence.setText(
                ended == null
                        ? "What is chosen below is done to each of them; one that refuses does not stop the others."
                        : Sentences.outcome(ended.act()));
        showMade(ended == null ? 0 : ended.act().made());
        refused.setAll(ended == null ? List.of() : ended.refused());
        Shown.set(table, !refused.isEmpty());
    }

    private void showMade(long links) {
        var words = "Copy " + Sentences.count(links, "new link", "new links");
        made.setText(words);
        Describe.control(made, words, "Each behind the link it replaces; they are handed out this once.");
        Shown.set(made, links > 0);
    }

    private static Node why(BulkItem item) {
        var problem = item.problem();
        var words = Texts.muted(problem == null ? "" : problem.title());
        words.setTooltip(Describe.tooltip(words.getText()));
        return words;
    }
}
