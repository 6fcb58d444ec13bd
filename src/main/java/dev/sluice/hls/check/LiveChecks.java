package dev.sluice.hls.check;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.Segment;
import dev.sluice.hls.playlist.Uris;
import dev.sluice.hls.walk.Reload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What successive readings of live playlists show. */
final class LiveChecks {
    private static final int WINDOW_SEGMENTS = 6;
    private static final double WINDOW_TARGETS = 3;
    private static final double STALE_TARGETS = 1.5;

    private LiveChecks() {}

    static List<Check> all() {
        return List.of(
                Watched.check(
                        Rule.blocks(
                                "live-sequence",
                                "From one reading to the next a live playlist only moves on.",
                                "RFC 8216 6.2.1, 6.2.2"),
                        w -> successive(w, LiveChecks::moved)),
                Watched.check(
                        Rule.blocks(
                                "live-stale",
                                "A live playlist brings something new within 1.5 target durations.",
                                "RFC 8216 6.2.1"),
                        w -> stale(w)),
                Watched.check(
                        Rule.blocks(
                                "live-header-changes",
                                "Target duration, version and type of a live playlist stay what they are.",
                                "RFC 8216 6.2.1"),
                        w -> successive(w, LiveChecks::header)),
                Watched.check(
                        Rule.warns(
                                "live-window-short",
                                "A live playlist lists at least six segments, and three target durations.",
                                "Apple 8.11; RFC 8216 6.2.2"),
                        w -> window(w)),
                Watched.check(
                        Rule.blocks(
                                "live-discontinuity-sequence",
                                "EXT-X-DISCONTINUITY-SEQUENCE counts the discontinuities that left the window.",
                                "RFC 8216 6.2.2; Apple 8.17"),
                        w -> successive(w, LiveChecks::discontinuities)));
    }

    /** Compares each reading with the one before; the first breach is said. */
    private static Optional<Breach> successive(Watched w, Comparison comparison) {
        var usable = w.readings();
        for (var i = 1; i < usable.size(); i++) {
            var said = comparison.compare(w, Watched.playlist(usable.get(i - 1)), usable.get(i));
            if (said.isPresent()) {
                return said;
            }
        }
        return Optional.empty();
    }

    @FunctionalInterface
    private interface Comparison {
        Optional<Breach> compare(Watched w, MediaPlaylist before, Reload after);
    }

    private static Optional<Breach> moved(Watched w, MediaPlaylist before, Reload reading) {
        var after = Watched.playlist(reading);
        var sequence = "EXT-X-MEDIA-SEQUENCE " + before.mediaSequence() + ", then " + after.mediaSequence();
        if (after.mediaSequence() < before.mediaSequence()) {
            return Optional.of(w.breach(
                    "The media sequence number went back: players stop or play again what they had.",
                    reading,
                    sequence,
                    "Let numbers go on after the encoder or packager was restarted."));
        }
        if (after.mediaSequence() > before.mediaSequence() + before.segments().size()) {
            return Optional.of(w.breach(
                    "Segments left the window that were never listed: players miss them.",
                    reading,
                    sequence + " with " + Breach.count(before.segments().size(), "segment") + " before",
                    "List each segment for at least three target durations."));
        }
        return renamed(w, before, reading);
    }

    private static Optional<Breach> renamed(Watched w, MediaPlaylist before, Reload reading) {
        var known = byNumber(before);
        for (var segment : Watched.playlist(reading).segments()) {
            var old = known.get(segment.number());
            if (old != null && !what(old).equals(what(segment))) {
                return Optional.of(w.breach(
                        "The same media sequence number stands for another segment: players play one twice or skip one.",
                        reading,
                        segment.number() + " was " + what(old) + ", is " + what(segment),
                        "Let numbers rise by exactly the segments that left the window."));
            }
        }
        return Optional.empty();
    }

    /** Its name without what a token may change. */
    private static String what(Segment segment) {
        var range = segment.range();
        return Uris.name(segment.uri()) + (range == null ? "" : " " + range.length() + "@" + range.offset());
    }

    private static Map<Long, Segment> byNumber(MediaPlaylist playlist) {
        var segments = new HashMap<Long, Segment>();
        playlist.segments().forEach(s -> segments.put(s.number(), s));
        return segments;
    }

    private static Optional<Breach> stale(Watched w) {
        var usable = w.readings();
        var changedAt = usable.getFirst();
        for (var reading : usable) {
            var target = Watched.playlist(reading).targetDuration();
            var still = reading.seconds() - changedAt.seconds();
            if (newest(reading) != newest(changedAt)
                    || !Watched.playlist(reading).live()) {
                changedAt = reading;
            } else if (target != null && still > STALE_TARGETS * target) {
                return Optional.of(
                        w.breach(
                                "Nothing new came for too long: players run out of media.",
                                reading,
                                String.format(
                                        Locale.ROOT,
                                        "nothing new for %.1f s, the target duration is %s s",
                                        still,
                                        target),
                                "Look at the encoder and at what publishes the playlist; look for a cache that keeps it too long."));
            }
        }
        return Optional.empty();
    }

    /** The newest segment, and of it the newest part. */
    private static long newest(Reload reading) {
        var playlist = Watched.playlist(reading);
        return (playlist.mediaSequence() + playlist.segments().size()) * 1_000
                + playlist.parts().size();
    }

    private static Optional<Breach> header(Watched w, MediaPlaylist before, Reload reading) {
        var after = Watched.playlist(reading);
        var changes = new ArrayList<String>();
        changed(changes, "EXT-X-TARGETDURATION", before.targetDuration(), after.targetDuration());
        changed(changes, "EXT-X-VERSION", before.version(), after.version());
        if (after.live()) {
            changed(changes, "EXT-X-PLAYLIST-TYPE", before.type(), after.type());
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(w.breach(
                        "The head of a live playlist changed: players keep what they read first.",
                        reading,
                        String.join("; ", changes),
                        "Write the same head in each reading."));
    }

    private static void changed(List<String> changes, String tag, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(tag + " " + before + ", then " + after);
        }
    }

    private static Optional<Breach> window(Watched w) {
        for (var reading : w.readings()) {
            var playlist = Watched.playlist(reading);
            var target = playlist.targetDuration();
            var count = playlist.segments().size();
            var seconds = playlist.duration();
            var growing = playlist.mediaSequence() == 0;
            if (!growing && (count < WINDOW_SEGMENTS || (target != null && seconds < WINDOW_TARGETS * target))) {
                return Optional.of(w.breach(
                        "The window is short: a player that is a little late finds its segments gone.",
                        reading,
                        String.format(Locale.ROOT, "%s, %.1f s", Breach.count(count, "segment"), seconds),
                        "List at least six segments and three target durations."));
            }
        }
        return Optional.empty();
    }

    private static Optional<Breach> discontinuities(Watched w, MediaPlaylist before, Reload reading) {
        var known = byNumber(before);
        for (var segment : Watched.playlist(reading).segments()) {
            var old = known.get(segment.number());
            if (old != null && old.discontinuities() != segment.discontinuities()) {
                return Optional.of(w.breach(
                        "The discontinuity sequence does not count what left the window: renditions cannot be joined.",
                        reading,
                        "segment " + segment.number() + " was in " + old.discontinuities() + ", is in "
                                + segment.discontinuities(),
                        "#EXT-X-DISCONTINUITY-SEQUENCE:"
                                + (Watched.playlist(reading).discontinuitySequence()
                                        + old.discontinuities()
                                        - segment.discontinuities())));
            }
        }
        return Optional.empty();
    }
}
