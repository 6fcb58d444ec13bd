package dev.sluice.relay;

import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.Segment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows a live stream: reloads upstream playlists at the pace RFC 8216 6.3.4 asks for, and hands out what they list. */
final class LiveReload {
    /** Assumed in seconds where a playlist states no target duration. */
    static final double USUAL_TARGET = 6;

    /** Three target durations from the edge (RFC 8216 6.3.3). */
    private static final int DISTANCE = 3;

    private static final int FAILURES_AT_MOST = 3;
    /** A stream that brings nothing new for so many target durations has stopped, though nobody said so. */
    private static final int PATIENCE = 5;

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(6);

    private final Upstream upstream;
    private final ScheduledExecutorService timer;
    private final Consumer<UpstreamFailure> onFailure;
    private final Map<Lane, LiveQueue> queues = new HashMap<>();
    private final Map<Lane, Future<?>> due = new HashMap<>();
    private final Map<Lane, Long> movedAt = new HashMap<>();
    private boolean stopped;

    LiveReload(
            Programme programme,
            Upstream upstream,
            ScheduledExecutorService timer,
            Consumer<UpstreamFailure> onFailure) {
        this.upstream = upstream;
        this.timer = timer;
        this.onFailure = onFailure;
        for (var lane : programme.lanes()) {
            queues.put(lane, new LiveQueue(lane, first(lane)));
            movedAt.put(lane, System.nanoTime());
        }
    }

    void start() {
        queues.keySet().forEach(lane -> schedule(lane, 1, 0));
    }

    synchronized void stop() {
        stopped = true;
        due.values().forEach(f -> f.cancel(false));
        queues.values().forEach(LiveQueue::end);
    }

    private static long first(Lane lane) {
        var segments = lane.segments();
        return segments.get(start(lane.playlist(), segments)).number();
    }

    /** Index of the segment to begin with. */
    static int start(MediaPlaylist playlist, List<Segment> segments) {
        var seconds = 0.0;
        for (var i = segments.size() - 1; i >= 0; i--) {
            seconds += segments.get(i).seconds();
            if (seconds >= DISTANCE * target(playlist)) {
                return i;
            }
        }
        return 0;
    }

    private static double target(MediaPlaylist playlist) {
        var target = playlist.targetDuration();
        return target == null ? USUAL_TARGET : target;
    }

    /** The segment at a place in the order of giving; waits for it. Null when no more will come. */
    @Nullable
    Segment at(Lane lane, int place) throws InterruptedException {
        var queue = queues.get(lane);
        return queue == null ? null : queue.at(place);
    }

    private static long newest(Lane lane) {
        var segments = lane.segments();
        return segments.isEmpty() ? -1 : segments.getLast().number();
    }

    /** A changed playlist is due after a target duration, an unchanged one after half of it. */
    private synchronized void schedule(Lane lane, double targets, int failures) {
        if (!stopped && lane.playlist().live()) {
            var delay = Math.round(Math.clamp(target(lane.playlist()) * targets, 0.5, 60) * 1000);
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
            var queue = queues.get(lane);
            if (queue != null) {
                queue.changed();
            }
            var moved = newest(lane) > before;
            requireAlive(lane, moved);
            schedule(lane, moved ? 1 : 0.5, 0);
        } catch (UpstreamFailure e) {
            var refused = e.problem().status() >= 400 && e.problem().status() < 500;
            if (refused
                    || failures + 1 >= FAILURES_AT_MOST
                    || e.problem().code().equals(Problems.STALE)) {
                onFailure.accept(e);
            } else {
                schedule(lane, 0.5, failures + 1);
            }
        }
    }

    private synchronized void requireAlive(Lane lane, boolean moved) throws UpstreamFailure {
        var now = System.nanoTime();
        if (moved || !lane.playlist().live()) {
            movedAt.put(lane, now);
            return;
        }
        var still = Duration.ofNanos(now - movedAt.getOrDefault(lane, now));
        var patience = Duration.ofMillis(Math.round(PATIENCE * target(lane.playlist()) * 1000));
        if (still.compareTo(patience) > 0 && still.compareTo(LEAST_PATIENCE) > 0) {
            throw new UpstreamFailure(Problems.stale(still.toSeconds()), null);
        }
    }
}
