package dev.sluice.console.links.ttl;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Reads a time to live as people type it: {@code 10m}, {@code 1h30m}, {@code 9 h 50 min}, {@code PT2H}. */
final class TtlText {
    private static final int LONGEST = 32;

    private TtlText() {}

    /** Days stand before the T of ISO-8601, everything shorter behind it. */
    private static String iso(String compact) {
        if (compact.startsWith("P")) return compact;
        var days = compact.indexOf('D') + 1;
        var rest = compact.substring(days);
        return "P" + compact.substring(0, days) + (rest.isEmpty() ? "" : "T" + rest);
    }

    /** The time meant; empty where it is none or has no unit. */
    static Optional<Duration> parse(String text) {
        var compact = text.replace(" ", "").toUpperCase(Locale.ROOT).replace("MIN", "M");
        if (compact.isEmpty() || compact.length() > LONGEST) return Optional.empty();
        try {
            var read = Duration.parse(iso(compact));
            return read.isPositive() ? Optional.of(read) : Optional.empty();
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
