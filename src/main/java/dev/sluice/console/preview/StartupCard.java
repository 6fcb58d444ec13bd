package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.api.PreparationTimes;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.chart.LatencyBudgetBar;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.work.Latest;
import dev.sluice.console.work.Work;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where time goes: from the source to the first moment it could be watched, and from click to first picture. */
final class StartupCard extends StackPane {
    private final Work work;
    private final SluiceClient client;
    private final Latest readings = new Latest();
    private final LatencyBudgetBar preparation = new LatencyBudgetBar();
    private final Node before = new VBox(4, Texts.small("upload to publish gate"), preparation);
    private final LatencyBudgetBar bar = new LatencyBudgetBar();
    private final Node start = new VBox(4, Texts.small("click to first frame"), bar);
    private final Card card;

    StartupCard(Work work, SluiceClient client, Catalogue catalogue, Playback playback) {
        this.work = work;
        this.client = client;
        card = new Card("Latency budget", new VBox(10, before, start));
        getChildren().setAll(card);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(before.visibleProperty().or(start.visibleProperty()));
        Shown.set(before, false);
        catalogue.selected().subscribe(this::changed);
        playback.state().subscribe(state -> {
            if (playback.subject() instanceof Subject.OfLink) Shown.set(before, false);
        });
        playback.startup().subscribe(startup -> {
            Shown.set(start, startup != null);
            if (startup == null) return;
            bar.show(startup.parts(playback.requests()), Startup.WHOLE_MS);
            card.note(startup.firstPicture()
                    .map(took -> "click to first frame " + Times.span(took) + " · this machine, n 1")
                    .orElse("this machine, through the relay"));
        });
    }

    private void changed(@Nullable Asset before, @Nullable Asset now) {
        var same = before != null
                && now != null
                && before.id().equals(now.id())
                && Objects.equals(before.readiness(), now.readiness());
        if (same) return;
        Shown.set(this.before, false);
        if (now == null || now.durationMs() == null) readings.cancel();
        else
            readings.start(work.job(
                            "Reading what the preparation took",
                            progress -> client.assets().times(now.id()))
                    .quiet()
                    .onSuccess(times -> show(now, times))
                    // The card is there without it; a service that does not answer is said elsewhere.
                    .onFailure(problem -> {}));
    }

    private void show(Asset asset, PreparationTimes times) {
        var budget = PreparationBudget.of(times, asset.durationMs());
        preparation.show(budget.parts(), budget.wholeMs());
        Shown.set(before, budget.parts().stream().anyMatch(part -> part.tookMs() != null));
    }
}
