package dev.sluice.console.quality;

import dev.sluice.client.QualityClient.Other;
import dev.sluice.console.ui.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The ends of two times as they are typed in local time, and how long the other one is. */
final class TimesForm {
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final Pattern LENGTH = Pattern.compile("[1-9][0-9]{0,3}[mhd]");
    private static final Duration LONGEST = Duration.ofDays(400);

    /** End of what is shown; empty for now. */
    final StringProperty end = new SimpleStringProperty("");
    /** End of what it is held against; empty for nothing. */
    final StringProperty other = new SimpleStringProperty("");
    /** How long that is; empty for as long as what is shown. */
    final StringProperty length = new SimpleStringProperty("");

    private final Times times;

    /** A form; {@code until} is the end of what is shown, null for now. */
    TimesForm(Times times, @Nullable Instant until) {
        this.times = times;
        if (until != null) end.set(TYPED.format(until.atZone(times.zone())));
    }

    /** What is wrong, as a sentence; empty when the times can be shown. */
    ObservableValue<String> problem() {
        return Bindings.createStringBinding(this::wrong, end, other, length);
    }

    private String wrong() {
        Instant now = times.now().get();
        try {
            Instant first = until() == null ? now : until();
            if (first.isAfter(now)) return "What is shown ends in the past, or now.";
            if (other.get().isBlank()) {
                return length.get().isBlank() ? "" : "Say when the other time ends, too.";
            }
            var earlier = Duration.between(read(other.get()), first);
            if (earlier.compareTo(Duration.ofMinutes(1)) < 0)
                return "The other time ends before the one that is shown.";
            if (earlier.compareTo(LONGEST) > 0) return "The other time is 400 days earlier at most.";
            return lengthFits() ? "" : "Write how long the other time is as 30m, 24h or 7d; 400 days at most.";
        } catch (DateTimeParseException e) {
            return "Write a time as 2026-11-25 16:00.";
        }
    }

    private boolean lengthFits() {
        var typed = length.get().strip();
        if (typed.isEmpty()) return true;
        if (!LENGTH.matcher(typed).matches()) return false;
        long number = Long.parseLong(typed.substring(0, typed.length() - 1));
        var asTime = switch (typed.charAt(typed.length() - 1)) {
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return asTime.compareTo(LONGEST) <= 0;
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
        var typed = length.get().strip();
        var other = typed.isEmpty() ? null : typed;
        var words = "until " + times.dayAndTime(then);
        var earlier = Duration.between(then, first).toMinutes() + "m";
        return new Against(other == null ? words : Words.span(other) + " " + words, new Other(null, earlier, other));
    }

    private Instant read(String typed) {
        return LocalDateTime.parse(typed.strip(), TYPED).atZone(times.zone()).toInstant();
    }
}
