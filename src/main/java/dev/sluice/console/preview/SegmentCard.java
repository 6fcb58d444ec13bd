package dev.sluice.console.preview;

import dev.sluice.api.CheckReport;
import dev.sluice.api.RenditionReport;
import dev.sluice.console.chart.SegmentChart;
import dev.sluice.console.ui.Card;
import java.util.List;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Bit rate of each segment of the rendition that plays; a click goes there. */
final class SegmentCard extends StackPane {
    private final Playback playback;
    private final SegmentChart chart = new SegmentChart();
    private final Card card = new Card("Segments", chart).note("bit rate · click to jump");
    private @Nullable SegmentBars bars;

    SegmentCard(Playback playback) {
        this.playback = playback;
        getChildren().setAll(card);
        chart.onPick(this::go);
        playback.position().subscribe(now -> follow());
    }

    /** Shows one rendition of a report. */
    void show(CheckReport report, RenditionReport rendition) {
        var made = SegmentBars.of(report, rendition);
        bars = made;
        card.title("Segments, " + RenditionRow.shortName(rendition.name()));
        chart.show(made.bars(), "0:00", Timecode.of(rendition.duration()));
        chart.rows(made.rows());
        var declared = rendition.bandwidth();
        chart.reference(declared == null ? Double.NaN : declared, made.reference());
        follow();
    }

    /** Says why there is nothing to see. */
    void none(String why) {
        bars = null;
        card.title("Segments");
        chart.show(List.of(), "", "");
        chart.rows(List.of());
        chart.reference(Double.NaN, why);
        card.setAccessibleHelp(why);
        chart.cursor(-1);
    }

    private void go(int index) {
        if (bars != null) playback.seek(bars.start(index));
    }

    private void follow() {
        if (bars != null) chart.cursor(bars.at(playback.position().get()));
    }
}
