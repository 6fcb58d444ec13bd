package dev.sluice.relay;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One preview: from the address to its end. The console hands {@link #mediaUri()} to a player and reports the player's
 * events back; what the preview says about the stream is decided here.
 *
 * <p>Thread-safe. Close it when the player is gone.
 */
public final class PreviewSession implements AutoCloseable {
    /** JavaFX needs under half a second, on a machine that is busy some seconds; it never says that it will not make it. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(PreviewSession.class);

    private final URI base;
    private final PreviewListener listener;
    private final RequestLog log;
    private final Upstream upstream;
    private final ScheduledExecutorService timer;
    private final Runnable onClose;
    private PreviewState state = new PreviewState.Opening();
    private @Nullable Programme programme;
    private @Nullable LiveReload reload;
    private @Nullable Future<?> watchdog;
    private boolean ready;
    private volatile boolean closed;

    PreviewSession(
            URI base,
            PreviewListener listener,
            RequestLog log,
            Upstream upstream,
            ScheduledExecutorService timer,
            Runnable onClose) {
        this.base = base;
        this.listener = listener;
        this.log = log;
        this.upstream = upstream;
        this.timer = timer;
        this.onClose = onClose;
    }

    /** Runs the opening on the calling thread. */
    void open(Opening opening) {
        try {
            var opened = opening.run();
            synchronized (this) {
                programme = opened;
                if (opened.stream().live() && !closed) {
                    reload = new LiveReload(opened, upstream, timer, this::fail);
                    reload.start();
                }
            }
            become(new PreviewState.Playing(base.resolve(opened.entry()), opened.stream()));
        } catch (UpstreamFailure e) {
            fail(e);
        }
    }

    /** Where it stands. */
    public synchronized PreviewState state() {
        return state;
    }

    /** The address for the player; only while playing. */
    public synchronized URI mediaUri() {
        if (state instanceof PreviewState.Playing playing) {
            return playing.mediaUri();
        }
        throw new IllegalStateException("not playing: " + state);
    }

    /** Upstream requests so far, at most the last 5,000. */
    public List<UpstreamRequest> requests() {
        return log.all();
    }

    /**
     * A picture for the time line: that of a time, or the last before it. Blocks; empty where none can be had, for example
     * because the stream is live, and while nothing plays.
     */
    public Optional<Still> still(double seconds) {
        var playing = programme();
        if (playing == null || closed || playing.stream().live()) {
            return Optional.empty();
        }
        try {
            return playing.beside().still(seconds);
        } catch (UpstreamFailure e) {
            LOG.debug("No picture of second {}: {}", seconds, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * The captions around a time. Blocks.
     *
     * @param name of a subtitle rendition, from {@link PreviewStream#captions}
     * @throws Fault with the problem of the server that did not give them
     */
    public Cues captions(String name, double seconds) {
        var playing = programme();
        if (playing == null || closed) {
            return new Cues(seconds, seconds, List.of(), "");
        }
        try {
            return playing.beside().cues(name, seconds);
        } catch (UpstreamFailure e) {
            throw new Fault(e.problem());
        }
    }

    /** The player shows the first picture. Without this report the preview fails {@code preview-stuck} after 20 s. */
    public synchronized void playerReady() {
        ready = true;
        if (watchdog != null) {
            watchdog.cancel(false);
        }
    }

    /** The player says that the media is over. Believed only when everything up to the end had been handed out. */
    public void playerEnded() {
        var playing = programme();
        if (playing == null || playing.served()) {
            become(new PreviewState.Ended());
        } else {
            var next = "segment " + (playing.video().lastServed() + 1);
            fail(new UpstreamFailure(Problems.endedEarly(next), null));
        }
    }

    /** The player reports an error of its own, for example that it cannot decode. */
    public void playerFailed(String said) {
        fail(new UpstreamFailure(Problems.player(said), null));
    }

    /** Ends the preview; what the player still asks for is answered with an empty end. */
    @Override
    public void close() {
        closed = true;
        stopWork();
        upstream.close();
        var playing = programme();
        if (playing != null) {
            playing.beside().close();
        }
        onClose.run();
    }

    private synchronized void stopWork() {
        if (watchdog != null) {
            watchdog.cancel(false);
        }
        if (reload != null) {
            reload.stop();
        }
    }

    private synchronized @Nullable Programme programme() {
        return programme;
    }

    /** Bytes for one of the short names; null when there is nothing under it. Fails the session when upstream does. */
    @Nullable
    Served serve(String name) throws InterruptedException {
        var playing = programme();
        if (playing == null) {
            return null;
        }
        try {
            return new Serving(playing, over(), reload).answer(name, this::segmentServed);
        } catch (UpstreamFailure e) {
            fail(e);
            return null;
        }
    }

    private synchronized boolean over() {
        return closed || state instanceof PreviewState.Failed;
    }

    private synchronized void segmentServed() {
        if (!ready && watchdog == null && !closed) {
            watchdog = timer.schedule(this::notReady, READY_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void notReady() {
        fail(new UpstreamFailure(Problems.noReady(READY_WITHIN.toSeconds()), null));
    }

    private void fail(UpstreamFailure e) {
        Problem problem = e.problem();
        become(new PreviewState.Failed(problem, e.request()));
        stopWork();
    }

    /** Failed and ended are final; a closed session says nothing any more. Told in order, under the lock. */
    private synchronized void become(PreviewState next) {
        if (!closed && !(state instanceof PreviewState.Failed) && !(state instanceof PreviewState.Ended)) {
            state = next;
            listener.stateChanged(next);
        }
    }
}
