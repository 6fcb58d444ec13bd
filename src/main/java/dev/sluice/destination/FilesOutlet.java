package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Reconnects;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** Nor is it copied for ever: so long, or as long as the show was. What takes longer would not keep up with a show either. */
    private static final Duration LEAST_LAST = Duration.ofMinutes(10);

    /** So many segments that are not there yet are said. */
    private static final int BEHIND = 6;

    /** A depot that is behind gets its playlist this often; with each segment it could cost more than the media itself. */
    private static final Duration LISTING = Duration.ofSeconds(10);

    private final DepotCopy files;
    private final Recording recording;
    private final Clock clock;
    private final Executor threads;
    private final Semaphore copying = new Semaphore(1);

    /** Whether a thread waits to copy what is new: one is enough, however long a depot takes. */
    private final AtomicBoolean waiting = new AtomicBoolean();

    private final Patience tries;
    private Instant nextListing = Instant.MIN;
    private volatile Instant latest = Instant.MAX;
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
        this.files = new DepotCopy(depot, recording, profileSeconds);
        this.recording = recording;
        this.clock = clock;
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

    /** How long what is missing at the end is copied, of a recording of that length. */
    static Duration limit(long keptMs) {
        var length = Duration.ofMillis(keptMs);
        return length.compareTo(LEAST_LAST) > 0 ? length : LEAST_LAST;
    }

    @Override
    void segments() {
        if (!ended && waiting.compareAndSet(false, true)) {
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
            latest = clock.instant().plus(limit(recording.keptMs()));
            ended = true;
            threads.execute(() -> finish(why, words));
        }
    }

    private void finish(String why, String words) {
        try {
            while (!copy() && !cut) {
                if (late() || tries.exhausted()) {
                    move(PublicationState.FAILED, "files-missing", missing());
                    return;
                }
                TimeUnit.SECONDS.sleep(tries.pauseSeconds());
            }
            super.stop(why, words);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String missing() {
        int missing = files.missing();
        String what = switch (missing) {
            case 0 -> "The end of the playlist is not there.";
            case 1 -> "The last segment is not there.";
            default -> "The last " + missing + " segments are not there.";
        };
        return (late() ? "Copying takes too long. " : publication().sentence() + " ") + what;
    }

    private boolean late() {
        return clock.instant().isAfter(latest);
    }

    /** Whether all that is recorded is there now. */
    private boolean copy() {
        copying.acquireUninterruptibly();
        waiting.set(false);
        try {
            int missing = files.missing();
            while (missing > 0 && !cut && !late()) {
                files.putNext();
                missing = files.missing();
                if (missing > 0) {
                    listMeanwhile();
                    say(missing);
                }
            }
            if (cut) {
                return true;
            }
            files.list(ended);
            if (missing == 0) {
                move(PublicationState.LIVE, "", "Every segment is copied.");
            }
            return missing == 0;
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
            health(new Publication.Health(true, 0, 0, 0, 0, 0, files.bytes(), files.bytes(), null));
            copying.release();
        }
    }

    private void listMeanwhile() throws IOException, DepotTrouble {
        var now = clock.instant();
        if (files.goesOn() && !now.isBefore(nextListing)) {
            files.list(false);
            nextListing = now.plus(LISTING);
        }
    }

    private void say(int missing) {
        if (missing >= BEHIND) {
            move(
                    PublicationState.STRUGGLING,
                    "files-behind",
                    missing + " segments are not there yet; they are being copied.");
        }
    }
}
