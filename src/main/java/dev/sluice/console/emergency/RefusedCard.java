package dev.sluice.console.emergency;

import dev.sluice.api.RefusedRequests;
import dev.sluice.console.chart.BarStrip;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** Requests that the service's own gateway and edge agents refused under the scope since the floor. */
final class RefusedCard extends Card {
    private static final int BARS = 24;

    private final BarStrip bars = new BarStrip();
    private final Label words = Texts.prose("", "muted");

    RefusedCard(EmergencyModel model) {
        super("Refused since the floor");
        bars.setMinHeight(56);
        bars.setPrefHeight(56);
        getChildren().addAll(bars, words);
        model.refused().subscribe(this::show);
    }

    private void show(@Nullable RefusedRequests refused) {
        setVisible(refused != null);
        setManaged(refused != null);
        if (refused == null) {
            return;
        }
        int seconds = Math.max(1, (refused.perSecond().size() + BARS - 1) / BARS);
        bars.show(bars(refused.perSecond(), seconds));
        words.setText(String.format(
                Locale.ROOT,
                "%,d requests refused at the service's gateway and at edge agents, the run's own probes included; one bar is"
                        + " %d s",
                refused.total(),
                seconds));
    }

    private static List<BarStrip.Bar> bars(List<Long> perSecond, int seconds) {
        var bars = new ArrayList<BarStrip.Bar>();
        for (int bar = 0; bar < BARS; bar++) {
            int from = Math.min(bar * seconds, perSecond.size());
            int to = Math.min(from + seconds, perSecond.size());
            long sum = perSecond.subList(from, to).stream()
                    .mapToLong(Long::longValue)
                    .sum();
            bars.add(new BarStrip.Bar(
                    sum, Tone.BAD, String.format(Locale.ROOT, "%,d refused, second %d to %d", sum, from, to)));
        }
        return bars;
    }
}
