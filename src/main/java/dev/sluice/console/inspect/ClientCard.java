package dev.sluice.console.inspect;

import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.StatusDot;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import dev.sluice.diagnosis.Cell;
import dev.sluice.diagnosis.ClientRow;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/** How far each kind of client gets, by its requests. */
final class ClientCard {
    private static final String CORS = "CORS";
    private static final List<String> HEAD = List.of("", "playlist", "segment", "key", CORS);

    /** Letters that a column has room for. */
    private static final int FITS = 8;

    private ClientCard() {}

    static Card of(List<ClientRow> rows) {
        var card = new Card("Credential arrives, by client");
        if (rows.isEmpty()) {
            card.getChildren().add(Texts.prose("Not measured: nothing was opened.", "muted"));
            return card;
        }
        var grid = new GridPane();
        grid.getStyleClass().add("client-matrix");
        var first = new ColumnConstraints();
        first.setPercentWidth(36);
        grid.getColumnConstraints().add(first);
        for (int column = 1; column < HEAD.size(); column++) {
            var narrow = new ColumnConstraints();
            narrow.setPercentWidth(16);
            narrow.setHalignment(HPos.LEFT);
            grid.getColumnConstraints().add(narrow);
            grid.add(Texts.small(HEAD.get(column)), column, 0);
        }
        for (int row = 0; row < rows.size(); row++) {
            add(grid, rows.get(row), row + 1);
        }
        card.getChildren().addAll(grid, Texts.prose("By request pattern; decoding is not measured.", "muted", "small"));
        return card;
    }

    private static void add(GridPane grid, ClientRow row, int at) {
        var name = Texts.plain(row.client().label());
        name.setMinWidth(Label.USE_PREF_SIZE);
        grid.addRow(
                at,
                name,
                cell(row.client().label(), "playlist", row.playlist()),
                cell(row.client().label(), "segment", row.segment()),
                cell(row.client().label(), "key", row.key()),
                cell(row.client().label(), CORS, row.cors()));
    }

    /** A dot with its words in the tip, or the words themselves where there is nothing to colour. */
    private static Node cell(String client, String what, Cell cell) {
        var node = switch (cell.mark()) {
            case ARRIVES -> dot(Tone.OK);
            case LOST -> Texts.row(dot(Tone.BAD), Texts.small(what.equals(CORS) ? "none" : "lost"));
            case NOT_NEEDED -> Texts.small(cell.words());
            case NOT_MEASURED -> Texts.small(cell.words().length() > FITS ? "–" : cell.words());
        };
        node.setAccessibleText(client + ", " + what + ": " + cell.mark().name().toLowerCase(java.util.Locale.ROOT)
                + ", " + cell.words());
        Describe.pointed(node, () -> what + ": " + cell.words());
        return node;
    }

    private static Node dot(Tone tone) {
        return new StatusDot(tone, "");
    }
}
