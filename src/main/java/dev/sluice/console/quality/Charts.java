package dev.sluice.console.quality;

import dev.sluice.api.Comparison;
import dev.sluice.api.Heatmap;
import dev.sluice.api.Quality;
import dev.sluice.console.chart.HeatCanvas;
import dev.sluice.console.chart.TimeAxis;
import dev.sluice.console.chart.TimeSeries;
import dev.sluice.console.ui.Card;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The charts over time: two with lines, which share zoom and crosshair, and one by time and value. */
final class Charts {
    private final TimeAxis axis = new TimeAxis();
    private final TimeSeries startup;
    private final TimeSeries stalled;
    private final Card startupCard;
    private final Card stalledCard;
    private final HeatCanvas heat;
    private final Card heatCard;

    Charts(ZoneId zone) {
        startup = new TimeSeries("Startup p95 by cohort", axis, Words::seconds, zone);
        stalled = new TimeSeries("Stalled time by cohort", axis, Words::axis, zone);
        startupCard = new Card("Startup p95 by cohort", startup);
        stalledCard = new Card("Stalled time by cohort", stalled);
        heat = new HeatCanvas(axis, zone);
        heatCard = new Card("Startup over time and value", heat);
        cards().forEach(Card::cuttableCount);
    }

    List<Card> cards() {
        return List.of(startupCard, stalledCard, heatCard);
    }

    TimeSeries startup() {
        return startup;
    }

    void show(Picture picture, Quality.@Nullable CohortQuality chosen, Against against) {
        var quality = picture.quality();
        axis.extent(
                (double) quality.from().toEpochMilli(), (double) quality.to().toEpochMilli());
        startup.target(target(quality, "startup"));
        stalled.target(target(quality, "stalled"));
        var comparison = picture.comparison();
        if (comparison == null) {
            byCohort(quality, chosen);
        } else {
            compared(quality, comparison, against);
        }
        heatCard.count(chosen == null ? "everybody" : chosen.name());
        heat(picture.heatmap());
    }

    private void byCohort(Quality quality, Quality.@Nullable CohortQuality chosen) {
        int place = chosen == null ? -1 : quality.cohorts().indexOf(chosen);
        var alone = place < QualityModel.LINES ? chosen : null;
        var marks = Curves.marks(quality);
        startup.show(alone == null ? Curves.startup(quality) : Curves.quantiles(alone), marks);
        startupCard.title(alone == null ? "Startup p95 by cohort" : "Startup").count(alone == null ? "" : alone.name());
        startupCard.note(
                (alone == null ? "" : "● p95 · ■ p75 · ▲ p50 · ◆ p99 · ") + "band: 95 % interval · drawn where n ≥ 20");
        stalledCard.title("Stalled time by cohort").count("").note("Σ stalled / Σ watched · crosshair shared");
        stalled.show(Curves.stalled(quality), marks);
        stalled.choose(alone == null ? -1 : place);
        startup.choose(alone == null ? -1 : 0);
    }

    private void compared(Quality quality, Comparison comparison, Against against) {
        var marks = Curves.marks(quality);
        var whose = comparison.one().name();
        // Points of times that are not as long have no moments in common.
        var whole = Curves.asLong(comparison) ? "" : ", all of it";
        var legend = "● %s · ■ %s%s".formatted(against.time() ? "now" : whose, against.words(), whole);
        startupCard.title("Startup p95").count(whose).note(legend);
        stalledCard.title("Stalled time").count(whose).note(legend);
        startup.show(Curves.startup(comparison, against), marks);
        stalled.show(Curves.stalled(comparison, against), marks);
        startup.choose(-1);
        stalled.choose(-1);
    }

    private static double target(Quality quality, String name) {
        return quality.figures().slos().stream()
                .filter(slo -> slo.name().equals(name))
                .mapToDouble(slo -> slo.target())
                .findFirst()
                .orElse(Double.NaN);
    }

    private void heat(Heatmap heatmap) {
        heat.ranges(
                heatmap.edgesMs().stream().mapToDouble(Double::doubleValue).toArray(),
                heatmap.edgesMs().stream().map(Words::time).toArray(String[]::new));
        heat.show(heatmap.bucketSeconds() * 1000.0, heatmap.starts(), heatmap.counts(), heatmap.total());
        heatCard.note("n %s · all of it at the right"
                .formatted(Words.count(
                        heatmap.total().stream().mapToLong(Long::longValue).sum())));
    }
}
