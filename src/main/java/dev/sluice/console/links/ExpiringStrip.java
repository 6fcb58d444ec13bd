package dev.sluice.console.links;

import dev.sluice.api.Expiring;
import dev.sluice.console.chart.BarStrip;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** How many links end in each half hour of the next day; a bar narrows the list to what ends until then. */
final class ExpiringStrip {
    private static final int SOON = 2;

    private final LinksModel model;
    private final Times times;
    private final BarStrip strip = new BarStrip();
    private final Card card = new Card("Expiring next", strip).note("24 h, by half hour");

    ExpiringStrip(LinksModel model, Times times) {
        this.model = model;
        this.times = times;
        strip.onPick(this::narrow);
        model.expiring().subscribe(this::show);
    }

    Node node() {
        return card;
    }

    private void show(@Nullable Expiring expiring) {
        if (expiring == null) return;
        var bars = new ArrayList<BarStrip.Bar>();
        for (var i = 0; i < expiring.links().size(); i++) {
            bars.add(new BarStrip.Bar(expiring.links().get(i), i < SOON ? Tone.BAD : Tone.INFO, words(expiring, i)));
        }
        strip.show(bars);
        var sum = expiring.links().stream().mapToLong(Long::longValue).sum();
        card.count(sum == 0 ? "nothing ends in the next 24 h" : String.format(Locale.ROOT, "%,d in 24 h", sum));
        strip.setAccessibleText(String.format(Locale.ROOT, "%,d links end in the next 24 hours", sum));
    }

    private void narrow(int bar) {
        var expiring = model.expiring().get();
        if (expiring == null) return;
        var until = Duration.ofSeconds(expiring.bucketSeconds() * (bar + 1));
        model.filter().set(model.filter().get().within(until).withSort("expires"));
    }

    private String words(Expiring expiring, int bar) {
        var from = expiring.from().plusSeconds(expiring.bucketSeconds() * bar);
        var links = expiring.links().get(bar);
        return String.format(
                Locale.ROOT,
                "%,d %s from %s to %s",
                links,
                links == 1 ? "link ends" : "links end",
                times.time(from).substring(0, 5),
                times.time(from.plusSeconds(expiring.bucketSeconds())).substring(0, 5));
    }
}
