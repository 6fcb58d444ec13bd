package dev.sluice.console.links;

import dev.sluice.api.Share;
import dev.sluice.api.ShareState;
import dev.sluice.console.act.Describe;
import dev.sluice.console.chart.Bar;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Times;
import dev.sluice.console.ui.Tone;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** How long a link still lives, as a bar over a day and in words; stays true while it is looked at. */
final class ExpiryCell extends HBox {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration SOON = Duration.ofMinutes(30);

    private static final double BAR = 84;

    private final Share share;
    private final Times times;
    private final Bar bar = new Bar();
    private final Label words = Texts.muted("");

    ExpiryCell(Share share, Times times) {
        this.share = share;
        this.times = times;
        getStyleClass().add("inline");
        bar.setMinWidth(BAR);
        bar.setMaxWidth(BAR);
        words.setTooltip(Describe.tooltip(times.exact(share.expiresAt())));
        getChildren().addAll(bar, words);
        show(times.now().get());
        times.now().when(sceneProperty().isNotNull()).subscribe(this::show);
    }

    private void show(Instant now) {
        var left = Duration.between(now, share.expiresAt());
        var playing = share.state() == ShareState.ACTIVE || share.state() == ShareState.FROZEN;
        bar.show(playing ? left.toMillis() / (double) DAY.toMillis() : 0, tone(left));
        var text = words(left);
        if (!text.equals(words.getText())) words.setText(text);
    }

    private Tone tone(Duration left) {
        if (left.compareTo(SOON) < 0) return Tone.BAD;
        return share.state() == ShareState.FROZEN ? Tone.NEUTRAL : Tone.INFO;
    }

    private String words(Duration left) {
        var ended = share.revocation();
        if (ended != null) return times.relative(ended.at());
        return left.isPositive() ? Times.span(left) : Times.span(left.abs()) + " ago";
    }
}
