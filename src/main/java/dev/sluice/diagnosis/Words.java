package dev.sluice.diagnosis;

import dev.sluice.api.Counted;
import dev.sluice.token.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;

/** Times in words that can be read aloud. */
final class Words {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** A length in its two largest useful units at most, for example {@code 42 minutes} or {@code 2 hours 5 minutes}. */
    static String length(Duration length) {
        var whole = length.abs();
        if (whole.toDays() > 1) {
            return Counted.of(whole.toDays(), "day");
        }
        if (whole.toHours() > 0) {
            var minutes = whole.toMinutesPart();
            return Counted.of(whole.toHours(), "hour") + (minutes == 0 ? "" : " " + Counted.of(minutes, "minute"));
        }
        return whole.toMinutes() > 0
                ? Counted.of(whole.toMinutes(), "minute")
                : Counted.of(whole.toSeconds(), "second");
    }

    /** How long something has been: {@code 42 minutes ago}. */
    static String ago(Duration length) {
        return length.abs().toSeconds() == 0 ? "just now" : length(length) + " ago";
    }

    /** A TTL as it is written: its largest units, short. */
    static String ttl(Duration ttl) {
        var hours = ttl.toHours() > 0 ? ttl.toHours() + " h" : "";
        var minutes = ttl.toMinutesPart() > 0 ? ttl.toMinutesPart() + " min" : "";
        var seconds = ttl.toSecondsPart() > 0 ? ttl.toSecondsPart() + " s" : "";
        return String.join(
                " ",
                Stream.of(hours, minutes, seconds).filter(p -> !p.isEmpty()).toList());
    }

    /** The moment in UTC, to the minute. */
    static String at(Instant moment) {
        return MINUTE.format(moment) + " UTC";
    }

    /** The hour of the day in UTC: {@code 09 h}. */
    static String hour(Instant moment) {
        return "%02d h".formatted(moment.atZone(ZoneOffset.UTC).getHour());
    }

    static String millis(double ms) {
        if (ms < 0.95) {
            return "less than 1 ms";
        }
        return ms >= 1000
                ? String.format(Locale.ROOT, "%.1f s", ms / 1000)
                : String.format(Locale.ROOT, ms < 10 ? "%.1f ms" : "%.0f ms", ms);
    }

    /** So many characters of a text at most: its beginning and its end, which tell hosts and files. */
    static String brief(String text, int most) {
        int end = most * 2 / 3;
        return text.length() <= most ? text : text.substring(0, most - end) + "…" + text.substring(text.length() - end);
    }

    /** What a server says that may be anybody's: one line of so many characters, without what opens something. */
    static String ofSomebody(String said, int most) {
        var some = said.substring(0, Math.min(said.length(), most));
        var line = Secrets.mask(some.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip());
        return some.length() == said.length() ? line : line + "…";
    }

    /** A small difference with its sign, in seconds. */
    static String signed(Duration length) {
        return String.format(Locale.ROOT, "%+.1f s", length.toMillis() / 1000.0);
    }
}
