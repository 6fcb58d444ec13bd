package dev.sluice.api;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads and writes a time to live as people type it. */
public final class Ttl {
    /** No link lives shorter, whatever its tier. */
    public static final Duration SHORTEST = Duration.ofMinutes(10);
    /** No link lives longer, whatever its tier. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private static final int MAX_LENGTH = 32;
    private static final Pattern SHORT =
            Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s)?");
    private static final Pattern LONG = Pattern.compile("(?:\\d+[dhms])+");
    private static final String FORMS = "Write it with its unit, for example 10m, 1h30m, 90d or PT2H.";

    private Ttl() {}

    /**
     * {@code 10m}, {@code 1h30m}, {@code 9 h 50 min} or ISO-8601 {@code PT2H}. A bare number is refused, because half of
     * its readers would take it for milliseconds.
     *
     * @throws Fault {@code ttl-malformed}
     */
    public static Duration parse(String text) {
        String compact = text.strip().toLowerCase(Locale.ROOT).replace(" ", "").replace("min", "m");
        if (compact.isEmpty() || compact.length() > MAX_LENGTH) {
            throw malformed("A time to live is missing or too long.");
        }
        if (compact.startsWith("-")) {
            throw malformed("A time to live must be longer than nothing.");
        }
        if (compact.chars().allMatch(Character::isDigit)) {
            throw Fault.badRequest("ttl-without-unit", "The time to live " + compact + " has no unit.", FORMS);
        }
        Duration ttl = compact.startsWith("p") ? iso(compact) : units(compact);
        if (ttl.isNegative() || ttl.isZero()) {
            throw malformed("A time to live must be longer than nothing.");
        }
        return ttl;
    }

    /** The short form, for example {@code 1 h 30 min}. */
    public static String words(Duration ttl) {
        var words = new StringBuilder();
        append(words, ttl.toHours(), "h");
        append(words, ttl.toMinutesPart(), "min");
        append(words, ttl.toSecondsPart(), "s");
        return words.isEmpty() ? "0 s" : words.toString();
    }

    private static void append(StringBuilder words, long amount, String unit) {
        if (amount > 0) {
            words.append(words.isEmpty() ? "" : " ").append(amount).append(' ').append(unit);
        }
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw malformed("The time " + text + " is not a duration.");
        }
    }

    private static Duration units(String text) {
        var match = SHORT.matcher(text);
        if (!match.matches()) {
            throw malformed(
                    LONG.matcher(text).matches()
                            ? "A time to live of " + text + " is beyond anything that can be set."
                            : "The time " + text + " is not a duration.");
        }
        return Duration.ofDays(part(match.group(1)))
                .plusHours(part(match.group(2)))
                .plusMinutes(part(match.group(3)))
                .plusSeconds(part(match.group(4)));
    }

    private static long part(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Fault malformed(String title) {
        return Fault.badRequest("ttl-malformed", title, FORMS);
    }
}
