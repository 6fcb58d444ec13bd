package dev.sluice.console.quality;

import dev.sluice.api.Comparison.Difference;
import dev.sluice.api.Quality.Estimate;
import java.util.Locale;

/** Differences in words. */
final class Differences {
    private Differences() {}

    /** One side of it. */
    static String value(Difference difference, Estimate side) {
        if (side.n() == 0) return "–";
        return time(difference) ? Words.time(side.value()) : Words.percent(side.value());
    }

    /** {@code +400 ms (+310 to +480)}, or shares in points of a percent. */
    static String change(Difference difference) {
        var change = difference.change();
        if (change.n() == 0) return "–";
        return time(difference) ? inTime(change) : inPoints(change);
    }

    private static String inTime(Estimate change) {
        if (Math.max(Math.abs(change.low()), Math.abs(change.high())) < 1000) {
            return "%s ms (%s to %s)"
                    .formatted(Words.signed(change.value()), Words.signed(change.low()), Words.signed(change.high()));
        }
        return "%s s (%s to %s)"
                .formatted(
                        decimals(change.value() / 1000, 2),
                        decimals(change.low() / 1000, 2),
                        decimals(change.high() / 1000, 2));
    }

    /** Whether the two sides surely differ. */
    static boolean sure(Difference difference) {
        var change = difference.change();
        return change.n() > 0 && (change.low() > 0 || change.high() < 0);
    }

    private static boolean time(Difference difference) {
        return difference.unit().equals("ms");
    }

    /** Ten points and more need no hundredths, nor would they fit. */
    private static String inPoints(Estimate change) {
        int digits = Math.max(Math.abs(change.low()), Math.abs(change.high())) < 0.1 ? 2 : 1;
        return "%s pt (%s to %s)"
                .formatted(points(change.value(), digits), points(change.low(), digits), points(change.high(), digits));
    }

    private static String points(double share, int digits) {
        return decimals(share * 100, digits);
    }

    private static String decimals(double value, int digits) {
        return String.format(
                Locale.ENGLISH,
                "%s%." + digits + "f",
                value >= 0.005 ? "+" : value <= -0.005 ? "−" : "",
                Math.abs(value));
    }
}
