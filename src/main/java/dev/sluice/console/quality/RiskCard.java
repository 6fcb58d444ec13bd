package dev.sluice.console.quality;

import dev.sluice.api.RiskPrice;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.Tables;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** What a short TTL and strict checks cost, by risk tier, side by side. */
final class RiskCard extends StackPane {
    private final TableColumn<RiskPrice, ?> risk = Tables.muted("risk", 80, RiskPrice::risk);
    private final TableView<RiskPrice> table = Tables.compact(Tables.table(
            new EmptyState(
                    Feather.SHIELD, "No session under a risk tier yet.", "Tiers come with links and their viewers."),
            risk,
            Tables.figure("opened", 58, each -> Words.count(each.opened())),
            Tables.figure("expired", 70, each -> String.format(Locale.ENGLISH, "%.1f", each.perThousand())),
            Tables.figure("check p95", 78, each -> each.n() == 0 ? "–" : Words.time(each.entitlementMs())),
            Tables.figure("n", 62, each -> Words.count(each.n()))));

    RiskCard() {
        Tables.filling(table, risk);
        getChildren().setAll(new Card("The price of strictness", table).note("expired in use per 1,000 opens"));
    }

    void show(List<RiskPrice> prices) {
        table.getItems().setAll(prices);
    }
}
