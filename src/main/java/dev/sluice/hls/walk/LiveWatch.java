package dev.sluice.hls.walk;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.PlaylistReader;
import dev.sluice.hls.playlist.PlaylistTokenizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a live playlist again and again, at the pace players do (RFC 8216 6.3.4): after a target duration when it has
 * changed, after half of one when it has not. Ends with the stream, after enough changes, or when the time is over; where
 * the server says that it blocks reloads, with one that waits for the next segment.
 */
final class LiveWatch {
    /** Changes after which enough is known. */
    private static final int CHANGES = 3;
    /** A stream that changed so few times in so many target durations stands still. */
    private static final double TARGETS = 5;

    private static final double USUAL_TARGET = 6;
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    private final Source source;
    private final WalkLimits limits;
    private final BooleanSupplier cancelled;
    private final List<Reload> readings = new ArrayList<>();
    private final long began = System.nanoTime();

    LiveWatch(Source source, WalkLimits limits, BooleanSupplier cancelled) {
        this.source = source;
        this.limits = limits;
        this.cancelled = cancelled;
    }

    List<Reload> watch(String location, MediaPlaylist first, Map<String, String> variables)
            throws InterruptedException {
        var target = first.targetDuration() == null ? USUAL_TARGET : Math.clamp(first.targetDuration(), 0.2, 3_600);
        var whole = Math.min(limits.watch().toMillis() / 1000.0, TARGETS * target);
        var changes = 0;
        var newest = read(location, variables, Reload.NOTHING);
        while (newest != null && newest.live() && changes < CHANGES && seconds() < whole) {
            var changed = readings.size() < 2 || changed();
            changes += changed ? 1 : 0;
            rest(changed ? target : target / 2, whole);
            newest = read(location, variables, Reload.NOTHING);
        }
        block(newest, location, variables);
        return List.copyOf(readings);
    }

    /** Asks for a playlist that holds the next segment: a server that blocks reloads answers when it is there. */
    private void block(@Nullable MediaPlaylist newest, String location, Map<String, String> variables) {
        if (newest != null
                && newest.live()
                && newest.lowLatency().serverControl().yes("CAN-BLOCK-RELOAD")
                && !cancelled.getAsBoolean()) {
            var next = newest.mediaSequence() + newest.segments().size();
            var query = (location.indexOf('?') < 0 ? "?" : "&") + "_HLS_msn=" + next;
            read(location + query, variables, next);
        }
    }

    private boolean changed() {
        var last = readings.getLast().playlist();
        var before = readings.get(readings.size() - 2).playlist();
        return last == null
                || before == null
                || !last.text().lines().equals(before.text().lines());
    }

    private @Nullable MediaPlaylist read(String location, Map<String, String> variables, long awaited) {
        var request = new Source.Request(location, Source.Kind.PLAYLIST, null, limits.playlistBytes());
        var response = source.fetch(request);
        var playlist = response.ok()
                        && PlaylistReader.read(
                                        response.finalUri(), PlaylistTokenizer.tokenize(response.bytes()), variables)
                                instanceof MediaPlaylist media
                ? media
                : null;
        readings.add(new Reload(seconds(), response.headOnly(), playlist, awaited));
        return playlist;
    }

    private double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Looks up now and then whether anybody still wants to know. */
    private void rest(double wanted, double whole) throws InterruptedException {
        var until = Math.min(seconds() + wanted, whole);
        while (seconds() < until && !cancelled.getAsBoolean()) {
            Thread.sleep(LOOK_UP);
        }
    }
}
