package dev.sluice.console.links.issue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** A moment as people type it: {@code 2026-12-31 18:00} by their own clock, or ISO-8601 with its zone. */
final class Moment {
    static final String FORMS = "2026-12-31 18:00";

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Moment() {}

    /** Empty where it cannot be read. */
    static Optional<Instant> typed(String text, ZoneId zone) {
        var stripped = text.strip();
        try {
            return Optional.of(
                    stripped.contains("T")
                            ? Instant.parse(stripped)
                            : LocalDateTime.parse(stripped, LOCAL).atZone(zone).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
