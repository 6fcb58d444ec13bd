package dev.sluice.console.destinations;

import dev.sluice.api.ChannelHealth;
import dev.sluice.api.DestinationFunnel;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.FunnelWords;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Conversion by destination, and the channels of links. */
final class ReachCards {
    private static final int MOST_CHANNELS = 5;

    private final TableView<DestinationFunnel> table = Tables.compact(Tables.table(
            Texts.plain(""),
            Tables.column("destination", 140, ReachCards::name),
            Tables.figure("links", 46, each -> count(each.figures().issued())),
            Tables.figure("opened", 56, each -> count(each.figures().opened())),
            Tables.figure("75 %", 50, ReachCards::threeQuarters),
            Tables.figure(
                    "conv.",
                    56,
                    each -> share(each.figures().converted(), each.figures().started()))));
    private final Label nothing =
            Texts.prose("Links to this show and its replay are counted here, by their channel.", "muted");
    private final VBox channels = new VBox();
    private final Card funnelCard;
    private final Card channelCard = new Card("Channels of links, last 30 min", channels).cuttable();

    ReachCards(ActButton copy) {
        table.setId("destination-funnel");
        channels.getStyleClass().add("rows");
        channels.setId("channels");
        funnelCard = new Card("Conversion, 7 days", table, nothing).cuttable();
        funnelCard.note(copy);
        funnelCard.setMinHeight(Region.USE_PREF_SIZE);
        channelCard.setMinHeight(Region.USE_PREF_SIZE);
    }

    Node conversion() {
        return funnelCard;
    }

    Node channels() {
        return channelCard;
    }

    void show(Reach reach) {
        table.getItems().setAll(reach.funnel());
        boolean some = !reach.funnel().isEmpty();
        Shown.set(table, some);
        Shown.set(nothing, !some);
        channels.getChildren()
                .setAll(reach.channels().stream()
                        .limit(MOST_CHANNELS)
                        .map(ReachCards::row)
                        .toList());
        if (reach.channels().isEmpty()) {
            channels.getChildren().add(Texts.prose("Nobody watched in the last half hour.", "muted"));
        }
        channelCard.count(
                reach.channels().isEmpty()
                        ? ""
                        : Integer.toString(reach.channels().size()));
    }

    private static Node row(ChannelHealth channel) {
        var first = new HBox(
                Texts.plain(channel.channel()),
                Texts.spring(),
                new Chip(channel.state().replace('-', ' '), Reach.tone(channel)));
        first.getStyleClass().add("inline");
        var row = new VBox(2, first, Texts.prose(channel.sentence(), "small", "muted"));
        row.getStyleClass().add("place");
        row.setMinHeight(VBox.USE_PREF_SIZE);
        return row;
    }

    private static Node name(DestinationFunnel each) {
        var name = Texts.plain(each.part() + " · " + each.name());
        var channel = each.figures().channel();
        var whose = channel.isEmpty() ? "All channels of no other destination" : "Channel " + channel;
        name.setTooltip(FunnelWords.tooltip(whose, each.figures()));
        return name;
    }

    /** A live stream has no three quarters. */
    private static String threeQuarters(DestinationFunnel each) {
        return each.part().equals("live")
                ? "–"
                : share(each.figures().threeQuarters(), each.figures().started());
    }

    private static String count(long n) {
        return String.format(Locale.ENGLISH, "%,d", n);
    }

    private static String share(long part, long whole) {
        return whole <= 0 ? "–" : String.format(Locale.ENGLISH, "%.0f %%", 100.0 * part / whole);
    }
}
