package dev.sluice.console.preview;

import dev.sluice.api.CheckReport;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

/** Declared and measured bit rates of each rendition; the one that plays is selected. */
final class RenditionCard extends StackPane {
    private final TableView<RenditionRow> table = Tables.compact(Tables.table(
            Texts.muted("Nothing was measured."),
            Tables.text("", 92, RenditionRow::name),
            Tables.figure("declared", 84, RenditionRow::declared),
            figures("average", RenditionCard::average),
            Tables.figure("peak", 72, RenditionRow::peak),
            Tables.code("codec", 150, RenditionRow::codec)));

    RenditionCard() {
        getChildren().setAll(new Card("Renditions", table).note("Mbit/s, sound measured apart"));
    }

    void show(CheckReport report) {
        table.getItems().setAll(RenditionRow.of(report));
    }

    /** Marks the rendition that plays. */
    void playing(String uri) {
        var rows = table.getItems();
        table.getSelectionModel().clearSelection();
        rows.stream().filter(row -> row.uri().equals(uri)).findFirst().ifPresent(table.getSelectionModel()::select);
    }

    private static Label average(RenditionRow row) {
        var label = Texts.plain(row.average());
        if (row.averageTone() == Tone.WARN) label.getStyleClass().add(Tone.WARN.styleClass());
        return label;
    }

    private static TableColumn<RenditionRow, RenditionRow> figures(String title, Function<RenditionRow, Label> node) {
        var column = Tables.column(title, 72, node);
        column.getStyleClass().add("figures");
        return column;
    }
}
