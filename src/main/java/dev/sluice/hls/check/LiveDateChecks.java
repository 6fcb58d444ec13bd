package dev.sluice.hls.check;

import dev.sluice.hls.walk.Reload;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The wall clock of live playlists. */
final class LiveDateChecks {
    /** Date and clock may differ by encoding and delivery; more than this is another clock. */
    private static final Duration OTHER_CLOCK = Duration.ofSeconds(60);

    private static final double DATE_SLACK = 0.5;

    private LiveDateChecks() {}

    static List<Check> all() {
        return List.of(Watched.check(
                Rule.warns(
                        "live-date",
                        "EXT-X-PROGRAM-DATE-TIME stands in live playlists, runs on and agrees with the server's clock.",
                        "Apple 8.4; RFC 8216 6.2.1"),
                LiveDateChecks::dates));
    }

    private static Optional<Breach> dates(Watched w) {
        for (var reading : w.readings()) {
            var segments = Watched.playlist(reading).segments();
            if (!segments.isEmpty() && segments.stream().noneMatch(s -> s.date() != null)) {
                return Optional.of(w.breach(
                        "There is no EXT-X-PROGRAM-DATE-TIME: nobody can tell how late viewers are.",
                        reading,
                        "no date",
                        "#EXT-X-PROGRAM-DATE-TIME:" + Instant.EPOCH));
            }
            var said = jump(w, reading).or(() -> otherClock(w, reading));
            if (said.isPresent()) {
                return said;
            }
        }
        return Optional.empty();
    }

    private static Optional<Breach> jump(Watched w, Reload reading) {
        var segments = Watched.playlist(reading).segments();
        for (var i = 1; i < segments.size(); i++) {
            var before = segments.get(i - 1);
            var after = segments.get(i);
            if (before.date() == null || after.date() == null || !after.dated() || after.discontinuity()) {
                continue;
            }
            var apart = Duration.between(before.date(), after.date()).toMillis() / 1000.0;
            if (Math.abs(apart - before.seconds()) > DATE_SLACK) {
                return Optional.of(w.breach(
                        "The date jumps where no EXT-X-DISCONTINUITY stands.",
                        reading,
                        String.format(
                                Locale.ROOT,
                                "line %d: %.3f s after a segment of %.3f s",
                                after.line(),
                                apart,
                                before.seconds()),
                        "Let dates run with the media, or mark the break."));
            }
        }
        return Optional.empty();
    }

    private static Optional<Breach> otherClock(Watched w, Reload reading) {
        var segments = Watched.playlist(reading).segments();
        var server = reading.response().header("date").flatMap(LiveDateChecks::parsed);
        var last = segments.isEmpty() ? null : segments.getLast();
        if (server.isEmpty()
                || last == null
                || last.date() == null
                || !Watched.playlist(reading).live()) {
            return Optional.empty();
        }
        var edge = last.date().plusMillis(Math.round(last.seconds() * 1000));
        var behind = Duration.between(edge, server.get());
        return behind.abs().compareTo(OTHER_CLOCK) <= 0
                ? Optional.empty()
                : Optional.of(w.breach(
                        "The date of the newest segment is far from the server's clock.",
                        reading,
                        "the newest segment ends at " + edge + ", the server says " + server.get(),
                        "Set the clock of the encoder; look for what delays the stream."));
    }

    private static Optional<Instant> parsed(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
