package dev.sluice.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a preparation is.
 *
 * @param fraction 0 to 1; negative where the source does not say how long it is
 * @param left time left at the present speed; null until that can be told
 */
public record Progress(double fraction, @Nullable Duration left) {
    /** Before this much is done an estimate jumps about. */
    private static final double TOO_EARLY = 0.02;

    static Progress of(Duration done, @Nullable Duration whole, Duration elapsed) {
        if (whole == null || whole.isZero()) {
            return new Progress(-1, null);
        }
        var fraction = Math.clamp((double) done.toMillis() / whole.toMillis(), 0, 1);
        if (fraction < TOO_EARLY) {
            return new Progress(fraction, null);
        }
        return new Progress(fraction, Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - fraction) / fraction)));
    }
}
