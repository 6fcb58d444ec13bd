package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Reconnects;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts every segment into a depot and keeps a playlist of all of them there, so that any player can open it. */
final class FilesOutlet extends Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(FilesOutlet.class);

    /**
     * What is missing at the end of the show is not tried for ever, whatever its terms say: the show is over, and nothing ends it
     * any more. With the default pauses it takes about a minute.
     */
    private static final int LAST_TRIES = 7;

    private static final int LONGEST_LAST_PAUSE_S = 30;

    private final Depot depot;
    private final Recording recording;
    private final int profileSeconds;
    private final Executor threads;
    private final Semaphore copying = new Semaphore(1);
    private final Patience tries;
    private long copied;
    private int done;
    private volatile boolean ended;
    private volatile boolean cut;
    private volatile Runnable last = () -> {};

    FilesOutlet(
            Destination destination,
            Depot depot,
            Recording recording,
            int profileSeconds,
            Clock clock,
            Consumer<Publication> changed,
            Executor threads) {
        super(destination, clock, changed);
        this.depot = depot;
        this.recording = recording;
        this.profileSeconds = profileSeconds;
        this.threads = threads;
        this.tries = new Patience(last(destination.reconnects()));
    }

    /** How what is missing at the end is tried again; nothing else counts here, for each segment tries by itself. */
    static Reconnects last(Reconnects policy) {
        return new Reconnects(
                policy.attempts() == 0 ? LAST_TRIES : Math.min(policy.attempts(), LAST_TRIES),
                Math.min(policy.firstPauseSeconds(), LONGEST_LAST_PAUSE_S),
                Math.min(policy.longestPauseSeconds(), LONGEST_LAST_PAUSE_S));
    }

    @Override
    void segments() {
        if (!ended) {
            threads.execute(this::copy);
        }
    }

    /** Waits for the last segment. */
    @Override
    void end(String why, String words) {
        if (why.equals(INVALIDATED)) {
            stop(why, words);
        } else {
            last = () -> stop(why, words);
        }
    }

    @Override
    void sealed() {
        last.run();
    }

    /** Ends once the last file is there, or cannot be put there; for an invalidation at once, without the last files. */
    @Override
    void stop(String why, String words) {
        if (why.equals(INVALIDATED)) {
            ended = true;
            cut = true;
            super.stop(why, words);
        } else if (!ended) {
            ended = true;
            threads.execute(() -> finish(why, words));
        }
    }

    private void finish(String why, String words) {
        try {
            while (!copy() && !cut) {
                if (tries.exhausted()) {
                    int missing = recording.segments().size() - done;
                    move(
                            PublicationState.FAILED,
                            "files-missing",
                            publication().sentence() + " The last " + missing + " segments are not there.");
                    return;
                }
                TimeUnit.SECONDS.sleep(tries.pauseSeconds());
            }
            super.stop(why, words);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all that is recorded is there now. */
    private boolean copy() {
        copying.acquireUninterruptibly();
        try {
            var all = recording.segments();
            for (; done < all.size() && !cut; done++) {
                var segment = recording.folder().resolve(all.get(done).file());
                depot.put(all.get(done).file(), segment);
                copied += Files.size(segment);
            }
            if (cut) {
                return true;
            }
            depot.put(LiveWindow.MEDIA, new LiveWindow(all, profileSeconds, Integer.MAX_VALUE, ended).text());
            move(PublicationState.LIVE, "", "Every segment is copied.");
            return true;
        } catch (DepotTrouble e) {
            LOG.warn("Copying to {} failed: {}", destination().id(), e.evidence());
            move(PublicationState.RETRYING, e.code(), e.sentence() + " " + e.fix());
            return false;
        } catch (IOException e) {
            LOG.warn("Copying to {} failed", destination().id(), e);
            move(
                    PublicationState.RETRYING,
                    "depot-unreachable",
                    "The files cannot be written there; it is tried again with the next segment.");
            return false;
        } finally {
            health(new Publication.Health(true, 0, 0, 0, 0, 0, copied, copied, null));
            copying.release();
        }
    }
}
