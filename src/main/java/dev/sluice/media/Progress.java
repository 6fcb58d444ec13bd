package dev.sluice.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a preparation is.
 *
 * @param stage what is being done, for people
 * @param fraction 0 to 1; negative where the source does not say how long it is
 * @param left time left at the present speed; null until that can be told
 */
public record Progress(
        String stage, double fraction, @Nullable Duration left) {
    /** Before this much is done an estimate jumps about. */
    private static final double TOO_EARLY = 0.02;

    static Progress of(String stage, Duration done, @Nullable Duration whole, Duration elapsed) {
        if (whole == null || whole.isZero()) {
            return new Progress(stage, -1, null);
        }
        var fraction = Math.clamp((double) done.toMillis() / whole.toMillis(), 0, 1);
        if (fraction < TOO_EARLY) {
            return new Progress(stage, fraction, null);
        }
        var left = Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - fraction) / fraction));
        return new Progress(stage, fraction, left);
    }
}
