package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import dev.sluice.media.Ffmpeg;
import dev.sluice.media.live.LiveChild;
import dev.sluice.media.live.OptionsFile;
import dev.sluice.media.live.Piece;
import dev.sluice.media.live.PushCommand;
import dev.sluice.media.live.PushTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries a show to one RTMP or SRT ingest: a child of its own, a queue of its own, begun again when it is lost. */
final class Pusher extends Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(Pusher.class);
    private static final long LOOK_MS = 500;

    private final PushCommand command;
    private final Ffmpeg ffmpeg;
    private final Path scratch;
    private final PieceQueue queue;
    private final Meter meter;
    private final Patience patience;
    private final Executor threads;
    private volatile boolean wanted = true;
    private volatile boolean renewing;
    private volatile @Nullable Attempt attempt;

    /** Begins to wait for the source at once, on a thread of {@code threads}. */
    Pusher(
            Destination destination,
            @Nullable String credential,
            Ffmpeg ffmpeg,
            Path scratch,
            Clock clock,
            Consumer<Publication> changed,
            Executor threads) {
        super(destination, clock, changed);
        this.command = new PushCommand(destination.kind(), destination.address(), credential, destination.bitRate());
        this.ffmpeg = ffmpeg;
        this.scratch = scratch;
        this.queue = new PieceQueue(destination.delaySeconds());
        this.meter = new Meter(destination);
        this.patience = new Patience(destination.reconnects());
        this.threads = threads;
        threads.execute(this::run);
    }

    @Override
    void accept(Piece piece) {
        if (destination().delaySeconds() > 0 && state() == PublicationState.WAITING) {
            move(
                    PublicationState.WAITING,
                    "held-back",
                    "Holds everything back by " + destination().delaySeconds() + " s, as it is set; then it connects.");
        }
        meter.fed(piece);
        queue.offer(piece);
    }

    @Override
    void renew() {
        renewing = true;
        meter.renew();
        queue.rejoin(false);
    }

    @Override
    void stop(String why, String words) {
        super.stop(why, words);
        wanted = false;
        queue.close();
        var now = attempt;
        if (now != null) {
            // A child whose ingest takes nothing does not end by itself, and nobody waits for it.
            threads.execute(now.child::close);
        }
    }

    @Override
    void tick() {
        var now = attempt;
        if (now != null) {
            now.look();
        }
    }

    private void run() {
        try {
            while (wanted) {
                Piece first = queue.take(LOOK_MS);
                if (first != null) {
                    once(first);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection from its beginning to its end, and the pause after it. */
    private void once(Piece first) throws InterruptedException {
        renewing = false;
        move(PublicationState.CONNECTING, "", "Connects to the ingest.");
        PushTrouble trouble = connection(first);
        attempt = null;
        health(meter.read(null, null, queue.dropped()));
        if (!wanted || trouble == null) {
            return;
        }
        LOG.info("{} {}: {}", destination().kind(), destination().id(), trouble.code());
        if (patience.exhausted()) {
            wanted = false;
            move(
                    PublicationState.FAILED,
                    trouble.code(),
                    trouble.sentence() + " It is not tried again. " + trouble.fix());
            return;
        }
        long pause = patience.pauseSeconds();
        move(PublicationState.RETRYING, trouble.code(), trouble.sentence() + " Tried again in " + pause + " s.");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(pause);
        while (wanted && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        queue.rejoin(true);
    }

    /** Feeds one child until it ends; null when that was meant. */
    private @Nullable PushTrouble connection(Piece first) throws InterruptedException {
        try (var options = OptionsFile.write(scratch, command.secretOptions());
                var child = LiveChild.start(ffmpeg, command.fromStdin(options), command.secrets(), line -> {})) {
            var now = new Attempt(child, first.first());
            attempt = now;
            Orphans.note(scratch, destination().id(), child);
            Thread.ofVirtual().name("push-progress").start(() -> now.progress.follow(child.output()));
            String silent = feed(now, first);
            now.finish();
            if (renewing || !wanted) {
                return null;
            }
            return silent == null ? PushTrouble.of(child.lastWords()) : silence(silent);
        } catch (IOException e) {
            LOG.warn("A child cannot be fed", e);
            return PushTrouble.of("");
        }
    }

    /** The result says why it was ended from here; null when it ended itself or was meant to. */
    private @Nullable String feed(Attempt now, Piece first) throws InterruptedException {
        try {
            now.write(first);
            while (wanted && !renewing && now.child.alive()) {
                Piece piece = queue.take(LOOK_MS);
                if (piece != null) {
                    now.write(piece);
                }
            }
        } catch (IOException e) {
            LOG.debug("A child reads no more", e);
        }
        return now.ended;
    }

    private static PushTrouble silence(String code) {
        return code.equals("ingest-silent")
                ? new PushTrouble(
                        code,
                        "The ingest accepted the connection and then took nothing for 15 s.",
                        "Look into its dashboard; choose another ingest server of the platform.")
                : new PushTrouble(
                        "ingest-no-answer",
                        "The ingest does not answer.",
                        "Check host, port and firewall; then test it.");
    }

    /** One child and what is seen of it. */
    private final class Attempt {
        private final LiveChild child;
        private final PushProgress progress = new PushProgress();
        private final Judge judge = new Judge();
        private long dropped = queue.dropped();
        private volatile @Nullable String ended;

        Attempt(LiveChild child, long firstPts) {
            this.child = child;
            meter.begin(firstPts);
        }

        void write(Piece piece) throws IOException {
            child.input().write(piece.bytes());
            child.input().flush();
            meter.written(piece);
        }

        /** Lets the child write what it has and say goodbye to its ingest. */
        void finish() {
            try {
                child.input().close();
            } catch (IOException e) {
                LOG.debug("A child has gone before its last bytes", e);
            }
        }

        void look() {
            long before = meter.taken();
            long droppedNow = queue.dropped();
            var health = meter.read(child, progress, droppedNow);
            health(health);
            var look = new Judge.Look(
                    meter.feeding(),
                    meter.taken() - before,
                    health.bitRate(),
                    health.targetBitRate(),
                    droppedNow - dropped);
            dropped = droppedNow;
            var to = judge.see(look);
            if (judge.silent()) {
                ended = progress.sent() > 0 ? "ingest-silent" : "ingest-no-answer";
                child.kill();
            } else if (child.alive() && attempt == this) {
                patience.see(to);
                move(to, code(to), words(to, health));
            }
        }

        private String code(PublicationState to) {
            return switch (to) {
                case STALLED -> "ingest-stalled";
                case STRUGGLING -> "ingest-slow";
                default -> "";
            };
        }

        private String words(PublicationState to, Publication.Health health) {
            return switch (to) {
                case LIVE -> "Takes everything it is sent.";
                case STALLED -> "Holds the connection open and takes nothing.";
                case STRUGGLING ->
                    health.droppedFrames() > 0
                            ? "Takes less than it is sent; pictures are left out."
                            : "Takes less than it is sent.";
                default -> "Connects to the ingest.";
            };
        }
    }
}
