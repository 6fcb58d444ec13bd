package dev.sluice.console.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Times as people say them, from one clock in its zone: "in 11 min", and exact in local time and UTC. */
public final class Times {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final Clock clock;
    private final ReadOnlyObjectWrapper<Instant> now;

    public Times(Clock clock) {
        this.clock = clock;
        now = new ReadOnlyObjectWrapper<>(clock.instant());
    }

    /** The zone that times are told in. */
    public ZoneId zone() {
        return clock.getZone();
    }

    /** Takes the clock's time again; the shell calls it every second. */
    public void tick() {
        now.set(clock.instant());
    }

    /** The time that screens show; changes on the application thread. */
    public ReadOnlyObjectProperty<Instant> now() {
        return now.getReadOnlyProperty();
    }

    /** "in 11 min", "42 min ago" or "now". */
    public String relative(Instant at) {
        var left = Duration.between(now.get(), at);
        if (left.abs().toSeconds() < 1) return "now";
        return left.isNegative() ? span(left.abs()) + " ago" : "in " + span(left);
    }

    /** Both clocks: "2026-11-22 13:20:04 (Europe/Berlin) · 12:20:04 UTC". */
    public String exact(Instant at) {
        var local = at.atZone(clock.getZone());
        var utc = at.atZone(ZoneOffset.UTC);
        var sameDay = local.toLocalDate().equals(utc.toLocalDate());
        return "%s (%s) · %s UTC"
                .formatted(EXACT.format(local), clock.getZone().getId(), (sameDay ? TIME : EXACT).format(utc));
    }

    /** Local time of day with seconds. */
    public String time(Instant at) {
        return TIME.format(at.atZone(clock.getZone()));
    }

    /** "today 13:58", "yesterday 04:10" or "3 Nov 04:10". */
    public String dayAndTime(Instant at) {
        var local = at.atZone(clock.getZone());
        var today = now.get().atZone(clock.getZone()).toLocalDate();
        var hour = TIME.format(local).substring(0, 5);
        if (local.toLocalDate().equals(today)) return "today " + hour;
        if (local.toLocalDate().equals(today.minusDays(1))) return "yesterday " + hour;
        return DAY.format(local) + " " + hour;
    }

    /** As {@link #dayAndTime}, with the hour in UTC: "today 13:58 (12:58 UTC)". */
    public String both(Instant at) {
        var utc = TIME.format(at.atZone(ZoneOffset.UTC)).substring(0, 5);
        return dayAndTime(at) + " (" + utc + " UTC)";
    }

    /** A length of time by its two largest units: "9 h 50 min", "3.1 s", "182 ms". */
    public static String span(Duration length) {
        var seconds = length.toSeconds();
        if (seconds < 1) return length.toMillis() + " ms";
        if (seconds < 10) return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
        if (seconds < 60) return seconds + " s";
        if (length.toMinutes() < 10) return two(length.toMinutes(), "min", seconds % 60, "s");
        if (length.toHours() < 1) return length.toMinutes() + " min";
        if (length.toDays() < 1) return two(length.toHours(), "h", length.toMinutes() % 60, "min");
        return two(length.toDays(), "d", length.toHours() % 24, "h");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return small == 0 ? large + " " + unit : "%d %s %d %s".formatted(large, unit, small, smallUnit);
    }
}
