package dev.sluice.console.emergency;

import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.StepState;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Figure;
import dev.sluice.console.ui.Texts;
import dev.sluice.console.ui.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Declared to contained, declared to verified; a purge that is pending stands apart from both. */
final class ClocksCard extends Card {
    /** A write takes milliseconds; what is not durable for so many looks is stuck. */
    private static final int LOOKS = 5;

    private final Supplier<Instant> now;
    private final Figure contained = new Figure("contained").large().note("click → last own edge refusing");
    private final Figure verified = new Figure("verified").large().note("click → revoked refused, controls play");
    private final Label apart = Texts.small("");
    private int undurable;

    ClocksCard(EmergencyModel model, Supplier<Instant> now) {
        super("");
        this.now = now;
        getStyleClass().add("clocks");
        var line = new Region();
        line.getStyleClass().add("hairline");
        apart.managedProperty().bind(apart.textProperty().isNotEmpty());
        getChildren().addAll(contained, apart, line, verified);
        model.run().subscribe(this::show);
    }

    private void show(@Nullable Run run) {
        undurable = run == null || run.durable() ? 0 : undurable + 1;
        apart.setText(run == null ? "" : undurable(run) ? "in force, " + run.undurable() : apart(run));
        if (run == null) {
            contained.value("–").tone(Tone.NEUTRAL);
            verified.value("–").tone(Tone.NEUTRAL);
            return;
        }
        show(contained, run, run.containedMs());
        show(verified, run, run.verifiedMs());
    }

    private boolean undurable(Run run) {
        return !run.durable() && (run.hindrance() != null || undurable > LOOKS);
    }

    private static String apart(Run run) {
        var purge = step(run, "purge").filter(s -> s.state() == StepState.DONE);
        if (purge.isEmpty()) {
            return "";
        }
        return step(run, "confirm-purge")
                .filter(s -> s.state() == StepState.DONE)
                .map(s -> "commercial CDN: refuses as well")
                .orElse("commercial CDN: purge pending");
    }

    /** Stopped at a failure: nothing goes on before somebody decides. */
    private static boolean failed(Run run) {
        return run.state() == RunState.PAUSED && run.steps().stream().anyMatch(s -> s.state() == StepState.FAILED);
    }

    private static Optional<Run.Step> step(Run run, String id) {
        return run.steps().stream().filter(s -> s.id().equals(id)).findFirst();
    }

    private void show(Figure figure, Run run, @Nullable Long millis) {
        if (millis != null) {
            figure.value(String.format(Locale.ROOT, "%.3f s", millis / 1000.0)).tone(Tone.OK);
        } else if (run.endedAt() != null || failed(run)) {
            figure.value(run.endedAt() == null ? "not yet" : "not reached").tone(Tone.BAD);
        } else {
            double soFar = Duration.between(run.declaredAt(), now.get()).toMillis() / 1000.0;
            figure.value(String.format(Locale.ROOT, "%.1f s …", Math.max(0, soFar)))
                    .tone(Tone.NEUTRAL);
        }
    }
}
