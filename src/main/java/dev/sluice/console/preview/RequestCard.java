package dev.sluice.console.preview;

import dev.sluice.console.chart.Waterfall;
import dev.sluice.console.ui.Card;
import javafx.scene.layout.StackPane;

/** What the relay asked for and what came, as a waterfall. */
final class RequestCard extends StackPane {
    private static final int ROWS = 8;

    private final Playback playback;
    private final Waterfall waterfall = new Waterfall();
    private int shown = -1;
    private final Card card = new Card("Requests", waterfall);

    RequestCard(Playback playback) {
        this.playback = playback;
        getChildren().setAll(card);
        playback.requested().subscribe(count -> show(count.intValue()));
        playback.startup().subscribe(startup -> show(playback.requested().get()));
    }

    private void show(int count) {
        var startup = playback.startup().get();
        setVisible(startup != null);
        setManaged(startup != null);
        if (startup == null) return;
        var start = startup.ofStart(playback.requests());
        card.count(count == 0 ? "" : Integer.toString(count));
        card.note(Math.min(ROWS, start.size()) + " until the player had the stream");
        if (start.size() != shown) waterfall.show(RequestRows.of(start, ROWS));
        shown = start.size();
    }
}
