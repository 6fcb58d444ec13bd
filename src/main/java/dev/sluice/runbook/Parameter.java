package dev.sluice.runbook;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that a step type takes from its block in the document. Each may be given a second time as
 * {@code drill-NAME}: that is what a drill uses.
 *
 * @param name as written in the block
 * @param kind what its value must be
 * @param standard value where the block is silent; null where it must speak
 */
public record Parameter(String name, Kind kind, @Nullable String standard) {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST = 100_000;

    /** What a value must be. */
    public enum Kind {
        /** {@code 10s}, {@code 30m}, {@code 1h30m}: more than nothing, at most 24 hours. */
        DURATION,
        /** A whole number from 0 to 100,000. */
        NUMBER,
        /** Words for people, on one line. */
        TEXT
    }

    /** A parameter that every block of the type must give. */
    public static Parameter required(String name, Kind kind) {
        return new Parameter(name, kind, null);
    }

    /** A parameter with a value for blocks that are silent. */
    public static Parameter of(String name, Kind kind, String standard) {
        return new Parameter(name, kind, standard);
    }

    /** Why {@code value} will not do, as the end of a sentence; null when it will. */
    @Nullable
    String objection(String value) {
        try {
            return switch (kind) {
                case DURATION -> duration(value).compareTo(LONGEST) > 0 ? "is longer than 24h" : null;
                case NUMBER -> number(value) > MOST ? "is more than " + MOST : null;
                case TEXT -> null;
            };
        } catch (DateTimeException | NumberFormatException e) {
            return switch (kind) {
                case DURATION -> "is no time such as 10s, 30m or 1h30m";
                case NUMBER -> "is no whole number";
                case TEXT -> "is no text";
            };
        }
    }

    static Duration duration(String value) {
        Duration duration = Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
        if (!duration.isPositive()) {
            throw new DateTimeException("Not a time that passes");
        }
        return duration;
    }

    static int number(String value) {
        return Integer.parseUnsignedInt(value);
    }
}
