package dev.sluice.console.frame;

import dev.sluice.console.act.Act;
import dev.sluice.console.act.Acts;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Texts;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All keys there are now, read from the acts themselves. */
final class KeysSheet extends VBox {
    KeysSheet(Acts acts) {
        setId("keys");
        getStyleClass().add("keys-sheet");
        var here = acts.inView();
        Predicate<Act> goes = act -> act.id().startsWith("go.");
        var columns = new HBox(
                column(group("Go to", acts.all().filter(goes).toList())),
                column(
                        group(
                                "Everywhere",
                                acts.all()
                                        .filter(goes.negate())
                                        .filter(act -> !here.contains(act))
                                        .toList()),
                        lists(),
                        group("Here", here)));
        columns.getStyleClass().add("columns");
        var title = Texts.strong("Keys");
        title.getStyleClass().add("workspace-title");
        getChildren().addAll(Texts.row(title, Texts.spring(), Texts.key("Esc")), columns);
    }

    private static VBox column(Node... groups) {
        var column = new VBox(groups);
        column.getStyleClass().add("column");
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private static Node group(String title, List<Act> acts) {
        var list = KeyValueList.figures();
        for (var act : acts) {
            var keys = act.shortcut();
            if (keys != null) list.add(Texts.plain(act.label()), Texts.key(keys.label()));
        }
        return group(title, list);
    }

    private static Node lists() {
        var list = KeyValueList.figures();
        list.add(Texts.plain("Next and previous row"), Texts.row(Texts.key("j"), Texts.key("k")));
        list.add(Texts.plain("Close what is on top"), Texts.key("Esc"));
        return group("In lists", list);
    }

    private static Node group(String title, KeyValueList list) {
        var group = new VBox(Texts.strong(title), list);
        group.setVisible(!list.getChildren().isEmpty());
        group.setManaged(group.isVisible());
        return group;
    }
}
