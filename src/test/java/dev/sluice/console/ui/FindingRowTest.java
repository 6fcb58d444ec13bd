package dev.sluice.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.FxToolkit;
import dev.sluice.OneScreen;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page of findings stands where it will stay from its first layout. */
@OneScreen
class FindingRowTest {
    private static final Finding SHORT = finding("This machine and the server agree on the time.", "2 samples", "");
    private static final Finding LONG = finding(
            "The credential reaches every playlist, key and segment.",
            "5 of 5 kinds of clients, 20 requests; decoding is not measured",
            "Ask for it again.");

    @BeforeAll
    static void start() {
        FxToolkit.start();
    }

    @Test
    void aWideRowIsAsHighAtFirstAsItStays() {
        var rows = FxToolkit.run(() -> new VBox(FindingRow.wide(SHORT), FindingRow.wide(LONG)));

        var first = FxToolkit.run(() -> heights(rows, new Scene(new StackPane(rows), 880, 600)));
        var later = FxToolkit.run(() -> heights(rows, rows.getScene()));

        assertThat(first).isEqualTo(later).doesNotHaveDuplicates();
    }

    private static List<Double> heights(VBox rows, Scene scene) {
        rows.requestLayout();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return rows.getChildren().stream()
                .map(row -> ((Region) row).getHeight())
                .toList();
    }

    private static Finding finding(String sentence, String evidence, String fix) {
        return new Finding("code", Severity.HOLDS, sentence, evidence, fix, null);
    }
}
