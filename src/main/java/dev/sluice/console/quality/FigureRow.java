package dev.sluice.console.quality;

import dev.sluice.api.Quality;
import dev.sluice.api.Quality.SloState;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Figure;
import dev.sluice.console.ui.Page;
import dev.sluice.console.ui.Tone;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The four figures of everybody against their targets. */
final class FigureRow extends StackPane {
    private final Figure startup = new Figure("Startup p95").card();
    private final Figure stalled = new Figure("Stalled time").card();
    private final Figure failures = new Figure("Start failures").card();
    private final Figure watching = new Figure("Watching now").card();
    private final Function<Instant, String> dayAndTime;
    private @Nullable Picture shown;
    private boolean narrow;

    FigureRow(Function<Instant, String> dayAndTime) {
        this.dayAndTime = dayAndTime;
        Stream.of(startup, stalled, failures, watching).forEach(Figure::wrapping);
        getChildren().setAll(Page.equal(startup, stalled, failures, watching));
    }

    /** With little room the part of the budget that is used is told in the tooltip alone. */
    void narrow(boolean now) {
        narrow = now;
        if (shown != null) show(shown);
    }

    void show(Picture picture) {
        shown = picture;
        var figures = picture.quality().figures();
        var start = figures.startupMs();
        startup.value(start.n() == 0 ? "–" : Words.time(start.value()))
                .note("target < %s · n %s · ±%s"
                        .formatted(
                                Words.time(slo(figures, "startup").target()),
                                Words.count(start.n()),
                                Words.time(Words.half(start))));
        state(startup, slo(figures, "startup"));
        stalled.value(
                        figures.watchedHours() == 0
                                ? "–"
                                : Words.percent(figures.stalled().value()))
                .note("target < %s · Σ stalled / Σ watched, %,.0f h"
                        .formatted(Words.percent(slo(figures, "stalled").target()), figures.watchedHours()));
        state(stalled, slo(figures, "stalled"));
        failures.value(
                        figures.failed().n() == 0
                                ? "–"
                                : Words.percent(figures.failed().value()))
                .note("target < %s · without %s policy refusals"
                        .formatted(Words.percent(slo(figures, "failures").target()), Words.count(figures.refused())));
        state(failures, slo(figures, "failures"));
        watching.value(Words.count(picture.intake().watching())).note(peak(picture.quality()));
        watching.state("live", Tone.OK);
    }

    private void state(Figure figure, SloState slo) {
        var used = narrow || slo.state().equals("not-measured")
                ? ""
                : " · %.0f %% used".formatted(Math.min(999, slo.spent() * 100));
        figure.state(Words.state(slo.state()) + used, Tone.ofTarget(slo.state()));
        Tooltip.install(
                figure,
                Describe.tooltip(String.format(
                        Locale.ENGLISH,
                        "%.0f %% of this time's error budget is used; in the newest hour it burns at %.1f times what the target allows.",
                        slo.spent() * 100,
                        slo.burn())));
    }

    private static SloState slo(Quality.Figures figures, String name) {
        return figures.slos().stream()
                .filter(slo -> slo.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String peak(Quality quality) {
        return quality.everybody().stream()
                .max(Comparator.comparingDouble(Quality.Point::watching))
                .map(point -> String.format(
                        Locale.ENGLISH,
                        "peak %,.0f, %s",
                        point.watching(),
                        dayAndTime.apply(Instant.ofEpochMilli(point.at()))))
                .orElse("no player has told anything in this time");
    }
}
