package dev.sluice.console.settings.ttl;

import dev.sluice.api.Page;
import dev.sluice.api.Share;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** Live links whose TTL is outside their tier's range, those that end first at the top. */
final class OutsideList {
    private final Label sentence = Texts.prose("");
    private final TableView<Share> table;
    private final VBox node;

    OutsideList(Times times) {
        table = Tables.table(
                Texts.muted(""),
                Tables.code(
                        "Link",
                        100,
                        share -> share.handle()
                                        .substring(0, Math.min(9, share.handle().length())) + "…"),
                Tables.text("Video", 150, Share::assetTitle),
                Tables.muted("Risk", 70, share -> Chip.word(share.risk())),
                Tables.figure("TTL", 70, share -> TierForm.words(share.ttlSeconds())),
                Tables.figure("Ends", 90, share -> times.relative(share.expiresAt())));
        table.setId("outside-links");
        table.setPrefHeight(5 * Tables.ROW);
        node = new VBox(sentence, table);
        node.getStyleClass().add("section");
        VBox.setVgrow(table, javafx.scene.layout.Priority.ALWAYS);
    }

    Node node() {
        return node;
    }

    /** Shows the first of them and says how many there are. */
    void show(Page<Share> outside) {
        long all = outside.total() == null ? outside.items().size() : outside.total();
        table.getItems().setAll(outside.items());
        Shown.set(table, all > 0);
        sentence.setText(words(all));
    }

    static String words(long all) {
        if (all == 0) return "Every live link is inside the range of its risk.";
        return all == 1
                ? "1 live link is outside the range of its risk."
                : String.format(Locale.ROOT, "%,d live links are outside the range of their risk.", all);
    }
}
