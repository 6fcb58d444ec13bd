package dev.sluice.console.quality;

import dev.sluice.api.ChannelFunnel;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.FunnelWords;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** From opened to converted by channel, and what slow starts do to it. */
final class FunnelCard extends StackPane {
    private final TableColumn<ChannelFunnel, ?> channel = Tables.column("channel", 150, FunnelCard::name);
    private final TableView<ChannelFunnel> table = Tables.compact(Tables.table(
            new EmptyState(Feather.FILTER, "No channel yet.", "Channels come with links and their viewers."),
            channel,
            Tables.figure("opened", 58, each -> Words.count(each.opened())),
            Tables.figure("started", 70, each -> share(each.started(), each.opened() - each.refused())),
            Tables.figure("75 %", 62, each -> share(each.threeQuarters(), each.started())),
            Tables.figure("converted", 82, each -> share(each.converted(), each.started()))));
    private final Label effect = Texts.prose("", "muted");
    private final Card card = new Card("Conversion by channel", table, effect);

    FunnelCard() {
        Tables.filling(table, channel);
        getChildren().setAll(card);
    }

    void show(List<ChannelFunnel> funnel) {
        table.getItems().setAll(funnel);
        long slow = funnel.stream().mapToLong(ChannelFunnel::slowStarts).sum();
        effect.setText(funnel.stream()
                .filter(each -> each.slowEffect() != 0)
                .max(Comparator.comparing(FunnelCard::sure).thenComparingLong(ChannelFunnel::slowStarts))
                .map(FunnelCard::said)
                .orElse(
                        slow == 0
                                ? "No session started in more than 3 s."
                                : "Too few conversions to tell what slow starts cost."));
    }

    /** Whether the interval leaves no doubt of its direction. */
    private static boolean sure(ChannelFunnel each) {
        return each.low() > 0 || each.high() < 0;
    }

    private static String said(ChannelFunnel each) {
        var effect = String.format(
                Locale.ENGLISH,
                "convert %.0f %% %s",
                Math.abs(each.slowEffect()) * 100,
                each.slowEffect() < 0 ? "less" : "more");
        return "%s: sessions with startup over 3 s %s (n %s, 95 %% interval %s to %s %%)."
                .formatted(
                        each.channel(),
                        sure(each) ? effect : "may convert less or more; too few to tell",
                        Words.count(each.slowStarts()),
                        Words.signed(each.low() * 100),
                        Words.signed(each.high() * 100));
    }

    private static Node name(ChannelFunnel each) {
        var name = Texts.plain(each.channel());
        name.setTooltip(FunnelWords.tooltip(each.channel(), each));
        return name;
    }

    private static String share(long part, long whole) {
        return whole <= 0 ? "–" : String.format(Locale.ENGLISH, "%.1f %%", 100.0 * part / whole);
    }
}
