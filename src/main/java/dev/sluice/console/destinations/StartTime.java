package dev.sluice.console.destinations;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The time at which a show begins, as people write it: where they are. */
final class StartTime {
    private StartTime() {}

    /**
     * Reads {@code 18:30}, which is the next time it is that late, {@code 2026-12-31 18:30} or ISO-8601.
     *
     * @return empty where it is none of these
     */
    static Optional<Instant> parse(String text, ZonedDateTime now) {
        String plain = text.strip();
        try {
            if (plain.matches("\\d{1,2}:\\d{2}")) {
                var today = now.with(LocalTime.parse(plain.length() == 4 ? "0" + plain : plain));
                return Optional.of((today.isAfter(now) ? today : today.plusDays(1)).toInstant());
            }
            if (plain.matches("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(:\\d{2})?")) {
                var local = LocalDateTime.parse(plain.replace(' ', 'T'));
                return Optional.of(local.atZone(now.getZone()).toInstant());
            }
            return Optional.of(Instant.parse(plain));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
