package dev.sluice.console.quality;

import dev.sluice.api.SessionQuality;
import dev.sluice.api.SessionTimeline;
import dev.sluice.console.act.Act;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Acts;
import dev.sluice.console.act.Describe;
import dev.sluice.console.chart.StretchCanvas;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Chip;
import dev.sluice.console.ui.EmptyState;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Tables;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The sessions of the chosen cohort, worst first, and the timeline of the one that is looked at. */
final class DrillCard extends StackPane {
    private static final int ROWS = 7;
    private static final double FULL_STROKE_MS = 2000;

    private final QualityModel model;
    private final TableView<SessionQuality> table;
    private final Card card;
    private final StretchCanvas canvas = new StretchCanvas();
    private final Label stages = Texts.prose("", "muted");
    private final Label notes = Texts.prose("", "muted");
    private final VBox timeline;
    private final Label head = Texts.strong("");
    private boolean showing;

    DrillCard(QualityModel model, Acts acts, Act inspect) {
        this.model = model;
        var viewer = Tables.column("viewer", 200, DrillCard::viewer);
        table = Tables.table(
                new EmptyState(Feather.USER, "No session in this time.", "Choose a longer time or another cohort."),
                Tables.column("outcome", 130, each -> new Chip(Words.plain(each.outcome()), tone(each.outcome()))),
                Tables.figure("startup", 74, each -> each.startupMs() == null ? "–" : Words.time(each.startupMs())),
                Tables.figure("stalls", 50, each -> Words.count(each.stalls())),
                Tables.figure("stalled", 70, each -> Words.time((double) each.stalledMs())),
                Tables.figure("watched", 74, each -> minutes(each.watchedMs())),
                Tables.muted("known by", 96, SessionQuality::telemetry),
                viewer);
        Tables.filling(table, viewer);
        table.setPrefHeight(Tables.ROW * (ROWS + 1) + 4);
        table.setMinHeight(Tables.ROW * (ROWS + 1) + 4);
        timeline = new VBox(Texts.row(head, Texts.spring(), new ActButton(acts, inspect)), canvas, stages, notes);
        timeline.getStyleClass().add("session-timeline");
        card = new Card("Sessions", table, timeline).cuttableCount();
        getChildren().setAll(card);
        table.getSelectionModel().selectedItemProperty().subscribe((before, now) -> {
            if (!showing) model.open(now == null ? null : now.sid());
        });
        model.timeline().subscribe(this::show);
    }

    void show(String whose, List<SessionQuality> sessions, long all) {
        showing = true;
        var open = model.timeline().get();
        card.count(whose);
        card.note("worst first · " + Words.count(all) + " in this time");
        table.getItems().setAll(sessions);
        if (open != null) {
            sessions.stream()
                    .filter(each -> each.sid().equals(open.session().sid()))
                    .findFirst()
                    .ifPresent(table.getSelectionModel()::select);
        }
        showing = false;
    }

    private void show(@Nullable SessionTimeline shown) {
        Shown.set(timeline, shown != null);
        if (shown == null) return;
        var begin = shown.session().attemptedAt();
        head.setText("Session " + shown.session().sid());
        canvas.show(
                shown.stretches().stream()
                        .map(each -> new StretchCanvas.Stretch(
                                since(begin, each.from()),
                                since(begin, each.to()),
                                each.stall() ? Tone.BAD : tone(each.state()),
                                each.state()))
                        .toList(),
                shown.fetches().stream().map(each -> stroke(begin, each)).toList(),
                ms -> Words.time(ms));
        stages.setText(Stream.concat(
                        shown.stages().entrySet().stream().map(each -> each.getKey() + " " + each.getValue() + " ms"),
                        bitrate(shown).stream())
                .collect(Collectors.joining(" · ")));
        notes.setText(shown.notes().stream()
                .map(each -> each.code() + " at " + Words.time(since(begin, each.at())))
                .collect(Collectors.joining(" · ")));
        canvas.setAccessibleText(stages.getText() + " " + notes.getText());
    }

    private static Optional<String> bitrate(SessionTimeline shown) {
        var rates = shown.fetches().stream()
                .map(SessionTimeline.Fetched::kbps)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .summaryStatistics();
        if (rates.getCount() == 0) return Optional.empty();
        return Optional.of(
                rates.getMin() == rates.getMax()
                        ? "%,d kbit/s throughout".formatted(rates.getMax())
                        : "%,d to %,d kbit/s".formatted(rates.getMin(), rates.getMax()));
    }

    private static StretchCanvas.Stroke stroke(Instant begin, SessionTimeline.Fetched each) {
        Integer took = each.lastByteMs();
        return new StretchCanvas.Stroke(
                since(begin, each.at()),
                took == null ? 0 : Math.min(1, took / FULL_STROKE_MS),
                each.status() >= 400 ? Tone.BAD : Tone.INFO);
    }

    private static double since(Instant begin, Instant at) {
        return Math.max(0, Duration.between(begin, at).toMillis());
    }

    private static Label viewer(SessionQuality each) {
        var words = List.of("device", "os", "player", "region", "channel").stream()
                .map(name -> each.traits().getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(" · "));
        var label = Texts.muted(words);
        label.setTooltip(Describe.tooltip(words + ". Session " + each.sid()));
        return label;
    }

    private static String minutes(long ms) {
        return "%d:%02d".formatted(ms / 60_000, ms / 1000 % 60);
    }

    private static Tone tone(String word) {
        return switch (word) {
            case "playing", "watching", "ended" -> Tone.OK;
            case "starting", "seeking" -> Tone.INFO;
            case "stalled", "waiting", "left_before_start", "refused", "stopped" -> Tone.WARN;
            case "failed", "failed_to_start" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }
}
