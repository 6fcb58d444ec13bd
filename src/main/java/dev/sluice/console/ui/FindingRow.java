package dev.sluice.console.ui;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * One finding: how much it matters, what is so, the evidence, and what to do. Not an {@link HBox} by itself, which asks what
 * grows in it for its height at a width that it will not have, and is a line too high until the next layout.
 */
public final class FindingRow extends StackPane {
    private FindingRow(String code, String spoken, Node content) {
        super(content);
        setId(code);
        setAccessibleText(spoken);
        getStyleClass().addAll("row", "finding");
    }

    /** Severity, sentence over fix, evidence and acts side by side, for a wide card. */
    public static FindingRow wide(Finding finding, Node... acts) {
        var chip = new HBox(Chip.of(finding.severity()));
        chip.getStyleClass().add("finding-severity");
        var sentence = new VBox(2, sentence(finding));
        if (!finding.fix().isEmpty()) sentence.getChildren().add(fix(finding));
        sentence.setAlignment(Pos.CENTER_LEFT);
        var columns =
                new FindingColumns(chip, sentence, evidence(finding), buttons(acts), acts.length == 0 ? 0.4 : 0.29);
        return new FindingRow(finding.code(), spoken(finding), columns);
    }

    /** Sentence over evidence over fix, for a narrow card whose title says the severity. */
    public static FindingRow stacked(Finding finding, Node... acts) {
        var text = new VBox(2, sentence(finding));
        if (!finding.evidence().isEmpty()) text.getChildren().add(evidence(finding));
        if (!finding.fix().isEmpty()) text.getChildren().add(fix(finding));
        HBox.setHgrow(text, Priority.ALWAYS);
        return new FindingRow(finding.code(), spoken(finding), new HBox(10, text, buttons(acts)));
    }

    private static Label sentence(Finding finding) {
        var blocks = finding.severity() == Severity.BLOCKS;
        return blocks ? Texts.prose(finding.sentence(), "strong") : Texts.prose(finding.sentence());
    }

    private static HBox buttons(Node... acts) {
        var buttons = new HBox(acts);
        buttons.getStyleClass().addAll("acts", "row-acts");
        buttons.setMinWidth(USE_PREF_SIZE);
        return buttons;
    }

    private static String spoken(Finding finding) {
        return "%s: %s %s %s"
                .formatted(Chip.word(finding.severity()), finding.sentence(), finding.evidence(), finding.fix());
    }

    private static Label evidence(Finding finding) {
        return Texts.prose(finding.evidence(), "muted");
    }

    private static Label fix(Finding finding) {
        return Texts.prose(finding.fix(), "muted");
    }
}
