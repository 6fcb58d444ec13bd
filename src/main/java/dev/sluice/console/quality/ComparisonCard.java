package dev.sluice.console.quality;

import dev.sluice.api.Comparison;
import dev.sluice.api.Comparison.Difference;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

/** Each figure of both sides, and how they differ with the interval of that. */
final class ComparisonCard extends StackPane {
    private final TableColumn<Difference, Difference> one;
    private final TableColumn<Difference, Difference> other;
    private final TableView<Difference> table;
    private final Card card;

    ComparisonCard() {
        one = Tables.figure("", 66, each -> Differences.value(each, each.one()));
        other = Tables.figure("", 66, each -> Differences.value(each, each.other()));
        var change = Tables.column("difference, 95 % interval", 168, ComparisonCard::change);
        change.getStyleClass().add("figures");
        var figure = Tables.muted("figure", 114, Difference::figure);
        table = Tables.compact(Tables.table(Texts.muted(""), figure, one, other, change));
        Tables.filling(table, change);
        table.setId("comparison");
        card = new Card("Compared", table);
        getChildren().setAll(card);
    }

    void show(Comparison comparison, Against against) {
        var times = against.time();
        card.count(comparison.one().name() + (times ? ", " : " against ") + against.words());
        one.setText(times ? "now" : "●");
        other.setText(times ? "then" : "■");
        table.getItems().setAll(comparison.figures());
    }

    private static Label change(Difference each) {
        var label = Texts.plain(Differences.change(each));
        if (Differences.sure(each)) {
            // Every figure but conversions is better when it is lower.
            boolean worse = each.change().value() > 0 != each.figure().equals("converted");
            label.getStyleClass().addAll("strong", (worse ? Tone.BAD : Tone.OK).styleClass());
        } else {
            label.getStyleClass().add("muted");
        }
        label.setTooltip(Describe.tooltip("%s; n %s and %s. %s"
                .formatted(
                        label.getText(),
                        Words.count(each.one().n()),
                        Words.count(each.other().n()),
                        Differences.sure(each)
                                ? "The interval does not hold nought: this is a difference."
                                : "The interval holds nought: this may be chance.")));
        return label;
    }
}
