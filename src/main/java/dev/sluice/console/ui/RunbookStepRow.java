package dev.sluice.console.ui;

import dev.sluice.api.Run;
import dev.sluice.api.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One step of a run: sign, title, seconds since the declaration, and what was done and seen. */
public final class RunbookStepRow extends HBox {
    private final FontIcon sign = new FontIcon(Feather.CIRCLE);
    private final Label title = Texts.plain("");
    private final Label seconds = Texts.code("");
    private final Label evidence = Texts.muted("");
    private final Instant declaredAt;

    public RunbookStepRow(Run.Step step, Instant declaredAt, Instant now) {
        this.declaredAt = declaredAt;
        title.getStyleClass().add("step-title");
        seconds.getStyleClass().add("step-seconds");
        sign.getStyleClass().add("step-sign");
        evidence.setTextOverrun(OverrunStyle.ELLIPSIS);
        evidence.setMinWidth(0);
        HBox.setHgrow(evidence, Priority.ALWAYS);
        getChildren().addAll(sign, title, seconds, evidence);
        show(step, now);
    }

    /** Shows where the step is now; keeps its node, so that nothing else moves. */
    public void show(Run.Step step, Instant now) {
        var state = step.state();
        getStyleClass()
                .setAll(
                        "row",
                        "step",
                        "step-" + state.name().toLowerCase(Locale.ROOT),
                        Tone.of(state).styleClass());
        sign.setIconCode(icon(state));
        title.setText(step.title());
        seconds.setText(seconds(step, now));
        evidence.setText(step.evidence());
        setAccessibleText("%s, %s, %s".formatted(step.title(), Chip.word(state), step.evidence()));
    }

    private String seconds(Run.Step step, Instant now) {
        if (step.state() == StepState.NOT_NEEDED || step.state() == StepState.SKIPPED) return "–";
        if (step.endedAt() != null) return since(step.endedAt(), "%.3f");
        return step.startedAt() == null ? "" : since(now, "%.1f …");
    }

    private String since(Instant at, String format) {
        return String.format(
                Locale.ROOT, format, Duration.between(declaredAt, at).toMillis() / 1000.0);
    }

    private static Ikon icon(StepState state) {
        return switch (state) {
            case PENDING -> Feather.CIRCLE;
            case RUNNING -> Feather.PLAY_CIRCLE;
            case IN_DOUBT -> Feather.HELP_CIRCLE;
            case DONE -> Feather.CHECK;
            case NOT_NEEDED -> Feather.MINUS;
            case SKIPPED -> Feather.SKIP_FORWARD;
            case FAILED -> Feather.X;
        };
    }
}
