package dev.sluice.diagnosis;

import dev.sluice.api.Counted;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The three clocks of a walk: this machine's, the servers', and the one written into the playlist. */
final class Clocks {
    private static final Duration AGREE = Duration.ofSeconds(5);
    private static final Duration LIVE_EDGE = Duration.ofSeconds(90);

    private Clocks() {}

    static List<Finding> findings(Observations seen) {
        var skew = seen.skew();
        if (skew.isEmpty()) {
            return seen.exchanges().isEmpty() ? List.of() : List.of(notMeasured());
        }
        var server = skew.get().abs().compareTo(AGREE) > 0 ? apart(skew.get(), seen.dated()) : agree(skew.get(), seen);
        return written(seen, skew.get()).map(w -> List.of(server, w)).orElseGet(() -> List.of(server));
    }

    private static Finding notMeasured() {
        return new Finding(
                "clock-skew",
                Severity.NOT_MEASURED,
                "The server's clock is not measured: no answer says its time.",
                "no Date that no cache kept",
                "",
                null);
    }

    private static Finding apart(Duration skew, long samples) {
        return new Finding(
                "clock-skew",
                Severity.WARNS,
                "The server's clock is " + Words.length(skew) + (skew.isNegative() ? " behind" : " ahead of")
                        + " this machine's.",
                "Date against this machine: " + skew.toSeconds() + " s, " + Counted.of(samples, "sample"),
                "Let both clocks follow NTP.",
                null);
    }

    private static Finding agree(Duration skew, Observations seen) {
        return new Finding(
                "clocks-agree",
                Severity.HOLDS,
                "This machine and the server agree on the time.",
                "Date: " + Words.signed(skew) + ", " + Counted.of(seen.dated(), "sample")
                        + (seen.media() != null && end(seen.media()).isEmpty() ? "; the playlist has no clock" : ""),
                "",
                null);
    }

    /** How far the end of a live playlist is from the server's now; a recording's clock says when it was made. */
    private static Optional<Finding> written(Observations seen, Duration skew) {
        var media = seen.media();
        if (media == null || !media.live()) {
            return Optional.empty();
        }
        return end(media).map(end -> {
            var behind = Duration.between(end, seen.now().plus(skew));
            boolean ahead = behind.compareTo(AGREE.negated()) < 0;
            boolean stale = behind.compareTo(LIVE_EDGE) > 0;
            return new Finding(
                    "playlist-clock",
                    ahead || stale ? Severity.WARNS : Severity.HOLDS,
                    "The live playlist ends " + Words.length(behind) + (behind.isNegative() ? " after" : " before")
                            + " the server's now.",
                    "EXT-X-PROGRAM-DATE-TIME against Date",
                    ahead ? "Set the encoder's clock by NTP." : stale ? "Look whether the encoder still runs." : "",
                    null);
        });
    }

    private static Optional<Instant> end(MediaPlaylist media) {
        if (media.segments().isEmpty()) {
            return Optional.empty();
        }
        Segment last = media.segments().getLast();
        return last.date() == null
                ? Optional.empty()
                : Optional.of(last.date().plusMillis(Math.round(last.seconds() * 1000)));
    }
}
