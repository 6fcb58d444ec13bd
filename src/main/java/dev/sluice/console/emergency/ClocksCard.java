package dev.sluice.console.emergency;

import dev.sluice.api.Run;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.Figure;
import dev.sluice.console.ui.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Declared to contained, declared to verified. */
final class ClocksCard extends Card {
    private final Supplier<Instant> now;
    private final Figure contained = new Figure("contained").large().note("click → last own edge refusing");
    private final Figure verified = new Figure("verified").large().note("click → revoked refused, controls play");

    ClocksCard(EmergencyModel model, Supplier<Instant> now) {
        super("");
        this.now = now;
        getChildren().addAll(contained, verified);
        model.run().subscribe(this::show);
    }

    private void show(@Nullable Run run) {
        if (run == null) {
            contained.value("–").tone(Tone.NEUTRAL);
            verified.value("–").tone(Tone.NEUTRAL);
            return;
        }
        show(contained, run, run.containedMs());
        show(verified, run, run.verifiedMs());
    }

    private void show(Figure figure, Run run, @Nullable Long millis) {
        if (millis != null) {
            figure.value(String.format(Locale.ROOT, "%.3f s", millis / 1000.0)).tone(Tone.OK);
        } else if (run.endedAt() != null) {
            figure.value("not reached").tone(Tone.BAD);
        } else {
            double soFar = Duration.between(run.declaredAt(), now.get()).toMillis() / 1000.0;
            figure.value(String.format(Locale.ROOT, "%.1f s …", Math.max(0, soFar)))
                    .tone(Tone.NEUTRAL);
        }
    }
}
