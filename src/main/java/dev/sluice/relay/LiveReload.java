package dev.sluice.relay;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows a live stream: reloads upstream playlists at the pace RFC 8216 6.3.4 asks for, while JavaFX, which asks hundreds
 * of times a second, is answered from memory (J19).
 */
final class LiveReload {
    /** Three target durations from the edge (RFC 8216 6.3.3). */
    private static final int DISTANCE = 3;

    private static final int FAILURES_AT_MOST = 3;
    /** How long a player's request is held while nothing is new. */
    private static final long HOLD_MS = 500;

    private final Programme programme;
    private final Upstream upstream;
    private final ScheduledExecutorService timer;
    private final Consumer<UpstreamFailure> onFailure;
    private final Map<Lane, Long> from = new HashMap<>();
    private final Map<Lane, Long> told = new HashMap<>();
    private final Map<Lane, Future<?>> due = new HashMap<>();
    private boolean stopped;

    LiveReload(
            Programme programme,
            Upstream upstream,
            ScheduledExecutorService timer,
            Consumer<UpstreamFailure> onFailure) {
        this.programme = programme;
        this.upstream = upstream;
        this.timer = timer;
        this.onFailure = onFailure;
        programme.lanes().forEach(lane -> from.put(lane, first(lane)));
    }

    void start() {
        programme.lanes().forEach(lane -> schedule(lane, 1, 0));
    }

    synchronized void stop() {
        stopped = true;
        due.values().forEach(f -> f.cancel(false));
        notifyAll();
    }

    private static long first(Lane lane) {
        var segments = lane.segments();
        return segments.get(start(lane.playlist(), segments)).number();
    }

    /** Index of the segment to begin with. */
    static int start(MediaPlaylist playlist, List<Segment> segments) {
        var target = playlist.targetDuration() == null ? 6 : playlist.targetDuration();
        var seconds = 0.0;
        for (var i = segments.size() - 1; i >= 0; i--) {
            seconds += segments.get(i).seconds();
            if (seconds >= DISTANCE * target) {
                return i;
            }
        }
        return 0;
    }

    /** The segments to list now; waits a little when the player has been told all of them already. */
    synchronized List<Segment> window(Lane lane) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HOLD_MS);
        var left = HOLD_MS;
        while (!stopped && newest(lane) == told.getOrDefault(lane, -1L) && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
        told.put(lane, newest(lane));
        return lane.segments().stream()
                .filter(s -> s.number() >= from.getOrDefault(lane, 0L))
                .toList();
    }

    private static long newest(Lane lane) {
        var segments = lane.segments();
        return segments.isEmpty() ? -1 : segments.getLast().number();
    }

    /** A changed playlist is due after a target duration, an unchanged one after half of it. */
    private synchronized void schedule(Lane lane, double targets, int failures) {
        if (!stopped && lane.playlist().live()) {
            var target = lane.playlist().targetDuration() == null
                    ? 6
                    : lane.playlist().targetDuration();
            var delay = Math.round(Math.clamp(target * targets, 0.5, 60) * 1000);
            due.put(
                    lane,
                    timer.schedule(() -> onNewThread(() -> reload(lane, failures)), delay, TimeUnit.MILLISECONDS));
        }
    }

    /** The timer's one thread must not wait for a server. */
    private static void onNewThread(Runnable work) {
        Thread.ofVirtual().name("preview-reload").start(work);
    }

    private void reload(Lane lane, int failures) {
        try {
            var before = newest(lane);
            if (Opening.read(upstream, lane.playlist().uri(), lane.playlist().variables())
                    instanceof MediaPlaylist media) {
                lane.update(media);
            }
            synchronized (this) {
                notifyAll();
            }
            schedule(lane, newest(lane) > before ? 1 : 0.5, 0);
        } catch (UpstreamFailure e) {
            var refused = e.problem().status() >= 400 && e.problem().status() < 500;
            if (refused || failures + 1 >= FAILURES_AT_MOST) {
                onFailure.accept(e);
            } else {
                schedule(lane, 0.5, failures + 1);
            }
        }
    }
}
