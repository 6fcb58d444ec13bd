package dev.sluice.console.emergency;

import dev.sluice.api.BlastRadius;
import dev.sluice.api.Finding;
import dev.sluice.api.Run;
import dev.sluice.api.Severity;
import dev.sluice.console.act.ActButton;
import dev.sluice.console.act.Describe;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.StatusDot;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What could hinder the run, the reason, and the one click. */
final class PreflightCard extends Card {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final VBox findings = new VBox(8);
    private final Label since = Texts.small("");

    PreflightCard(EmergencyModel model, ActButton invalidate, ActButton drill, ActButton state) {
        super("Before the click");
        var reason = new ReasonBox(model);
        invalidate.getStyleClass().remove("destroys");
        invalidate.getStyleClass().add("danger");
        invalidate.setMaxWidth(Double.MAX_VALUE);
        NoEnter.on(invalidate);
        NoEnter.on(drill);
        var click = new VBox(8, invalidate, since, drill);
        click.getStyleClass().add("the-click");
        state.visibleProperty().bind(Bindings.createBooleanBinding(model::running, model.run()));
        state.managedProperty().bind(state.visibleProperty());
        getChildren().addAll(findings, Texts.strong("Reason"), reason, state, click);
        model.radius().subscribe(this::show);
        model.run().subscribe(this::say);
    }

    private void show(@Nullable BlastRadius radius) {
        if (radius == null) {
            findings.getChildren().setAll(Texts.prose("Edges, clocks, CDN and notifier show here.", "muted"));
            return;
        }
        findings.getChildren().setAll(rows(radius.preflight()));
        radius.preflight().stream()
                .filter(f -> f.severity() == Severity.WARNS || f.severity() == Severity.BLOCKS)
                .map(f -> Texts.prose(f.sentence(), "muted"))
                .forEach(findings.getChildren()::add);
    }

    private void say(@Nullable Run run) {
        since.setText(run == null ? "Space clicks it; Enter never does." : words(run));
    }

    private static String words(Run run) {
        return switch (run.state()) {
            case RUNNING -> "running since " + UTC.format(run.declaredAt());
            case PAUSED -> "declared " + UTC.format(run.declaredAt()) + ", stands still";
            case CLOSED, FAILED, ABORTED -> "has run";
        };
    }

    private static KeyValueList rows(List<Finding> findings) {
        var rows = KeyValueList.figures();
        for (Finding finding : findings) {
            var value = Texts.plain(finding.evidence());
            Tooltip tip = Describe.tooltip(finding.sentence() + " " + finding.fix());
            value.setTooltip(tip);
            var dot = new StatusDot(Tone.of(finding.severity()), finding.sentence());
            var name = Texts.plain(name(finding.code()));
            name.setMinWidth(USE_PREF_SIZE);
            rows.add(Texts.row(dot, name), value);
        }
        return rows;
    }

    private static String name(String code) {
        return switch (code) {
            case "edges" -> "Edges";
            case "clock-skew" -> "Clock skew";
            case "disk" -> "Disk";
            case "commercial-cdn" -> "Commercial CDN";
            case "notifier" -> "Notifier";
            default -> code;
        };
    }
}
