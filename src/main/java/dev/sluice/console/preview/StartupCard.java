package dev.sluice.console.preview;

import dev.sluice.console.chart.LatencyBudgetBar;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Times;
import javafx.scene.layout.StackPane;

/** Where the time from click to first picture went. */
final class StartupCard extends StackPane {
    private final LatencyBudgetBar bar = new LatencyBudgetBar();
    private final Card card = new Card("Latency budget", bar);

    StartupCard(Playback playback) {
        getChildren().setAll(card);
        playback.startup().subscribe(startup -> {
            if (startup == null) return;
            bar.show(startup.parts(playback.requests()), Startup.WHOLE_MS);
            card.note(startup.firstPicture()
                    .map(took -> "click to first frame " + Times.span(took) + " · this machine, n 1")
                    .orElse("this machine, through the relay"));
        });
    }
}
