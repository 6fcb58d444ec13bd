package dev.sluice.console.frame;

import dev.sluice.console.shell.Desk;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.TimeLabel;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the user was told since the console started. */
final class NoticeList extends VBox {
    NoticeList(Desk desk) {
        setId("notices");
        getStyleClass().add("keys-sheet");
        var all = desk.notices().all();
        var rows = KeyValueList.figures();
        for (var notice : all) {
            var name = Texts.row(new Chip(notice.code().isEmpty() ? "done" : notice.code(), notice.tone()));
            name.getChildren().add(Texts.plain(notice.happened()));
            rows.add(name, new TimeLabel(desk.times(), notice.at()));
        }
        if (all.isEmpty()) {
            getChildren()
                    .add(new EmptyState(
                            Feather.BELL, "Nothing to tell.", "What goes wrong or ends well is kept here."));
            return;
        }
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        var title = Texts.strong("Notices");
        title.getStyleClass().add("workspace-title");
        getChildren().addAll(Texts.row(title, Texts.spring(), Texts.key("Esc")), scroll);
    }
}
