package dev.sluice.console.inspect;

import dev.sluice.api.Finding;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.FindingRow;
import dev.sluice.console.ui.Styled;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;

/** What was found, worst first; a row that is there stays where it is while others come. */
final class FindingsCard extends Card {
    private static final int FEW = 4;

    private final List<Finding> shown = new ArrayList<>();
    private final VBox rows = new VBox();

    FindingsCard() {
        super("Findings");
        rows.getStyleClass().add("rows");
        getChildren().add(rows);
    }

    /** What is left to do to show these: a few rows each. */
    List<Runnable> parts(List<Finding> findings) {
        var parts = new ArrayList<Runnable>();
        if (!findings.containsAll(shown)) {
            parts.add(this::empty);
        }
        var missing = findings.stream().filter(f -> !shown.contains(f)).toList();
        for (int from = 0; from < missing.size(); from += FEW) {
            var some = missing.subList(from, Math.min(from + FEW, missing.size()));
            parts.add(() -> some.forEach(finding -> add(finding, findings)));
        }
        return parts;
    }

    void empty() {
        shown.clear();
        rows.getChildren().clear();
    }

    /** After those that are there and come before it in the order of all. */
    private void add(Finding finding, List<Finding> order) {
        int at = 0;
        while (at < shown.size() && order.indexOf(shown.get(at)) < order.indexOf(finding)) {
            at++;
        }
        shown.add(at, finding);
        var row = FindingRow.wide(finding);
        rows.getChildren().add(at, row);
        Styled.atOnce(row);
    }
}
