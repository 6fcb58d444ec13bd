package dev.sluice.console.quality;

import dev.sluice.console.ui.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The ends of two times of one length, as they are typed in local time. */
final class TimesForm {
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final Duration LONGEST = Duration.ofDays(400);

    /** End of what is shown; empty for now. */
    final StringProperty end = new SimpleStringProperty("");
    /** End of what it is held against; empty for nothing. */
    final StringProperty other = new SimpleStringProperty("");

    private final Times times;

    TimesForm(Times times, @Nullable Instant until) {
        this.times = times;
        if (until != null) end.set(TYPED.format(until.atZone(times.zone())));
    }

    /** What is wrong, as a sentence; empty when the times can be shown. */
    ObservableValue<String> problem() {
        return Bindings.createStringBinding(this::wrong, end, other);
    }

    private String wrong() {
        Instant now = times.now().get();
        try {
            Instant first = until() == null ? now : until();
            if (first.isAfter(now)) return "What is shown ends in the past, or now.";
            if (other.get().isBlank()) return "";
            var earlier = Duration.between(read(other.get()), first);
            if (earlier.compareTo(Duration.ofMinutes(1)) < 0)
                return "The other time ends before the one that is shown.";
            return earlier.compareTo(LONGEST) > 0 ? "The other time is 400 days earlier at most." : "";
        } catch (DateTimeParseException e) {
            return "Write a time as 2026-11-25 16:00.";
        }
    }

    /** End of what is shown; null for now. */
    @Nullable
    Instant until() {
        return end.get().isBlank() ? null : read(end.get());
    }

    /** The other time. */
    Against against() {
        if (other.get().isBlank()) return Against.NOTHING;
        Instant first = until() == null ? times.now().get() : until();
        Instant then = read(other.get());
        return new Against(
                "until " + times.dayAndTime(then), Duration.between(then, first).toMinutes() + "m", null);
    }

    private Instant read(String typed) {
        return LocalDateTime.parse(typed.strip(), TYPED).atZone(times.zone()).toInstant();
    }
}
