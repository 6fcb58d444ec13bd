package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.Publication;
import dev.sluice.media.live.LiveChild;
import dev.sluice.media.live.Piece;
import dev.sluice.media.live.SendQueue;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Measures one destination over all of its connections. Thread-safe. */
final class Meter {
    private static final long FEEDING = TimeUnit.SECONDS.toNanos(3);
    private static final long LATE = TimeUnit.SECONDS.toNanos(1);
    private static final double MS = 90;

    private final boolean tcp;
    private final long encodedRate;
    private final long delay;
    private final Rate source = new Rate();
    private final Rate out = new Rate();
    private long fedAt;
    private boolean fedOnce;
    private long newest = -1;
    private long firstPts = -1;
    private long late;
    private int connections;
    private long sentBefore;
    private long sent;
    private long taken;
    private boolean acknowledges;

    Meter(Destination destination) {
        tcp = destination.kind() == DestinationKind.RTMP;
        encodedRate = destination.bitRate() == null ? 0 : destination.bitRate() * 1000L;
        delay = TimeUnit.SECONDS.toNanos(destination.delaySeconds());
    }

    /** The source gave this. */
    synchronized void fed(Piece piece) {
        fedAt = piece.atNanos();
        fedOnce = true;
        newest = Math.max(newest, piece.last());
        source.add(piece.bytes().length * 8L, piece.atNanos());
    }

    /** The source's clock begins anew. */
    synchronized void renew() {
        newest = -1;
        firstPts = -1;
    }

    /** A connection begins with a picture of that time. */
    synchronized void begin(long pts) {
        firstPts = pts;
        connections++;
        sentBefore += sent;
        sent = 0;
        taken = sentBefore;
    }

    /** This was given to the child. */
    synchronized void written(Piece piece) {
        if (System.nanoTime() - piece.atNanos() - delay > LATE) {
            late += piece.pictures();
        }
    }

    /** Whether there was anything to send lately. */
    synchronized boolean feeding() {
        return fedOnce && System.nanoTime() - fedAt < FEEDING + delay;
    }

    /** Bytes that the other side has, as far as can be seen. */
    synchronized long taken() {
        return taken;
    }

    /** Measures now; without a child there is no connection. */
    Publication.Health read(@Nullable LiveChild child, @Nullable PushProgress progress, long dropped) {
        Optional<SendQueue> queue = child == null || !tcp ? Optional.empty() : SendQueue.of(child.pid());
        return read(child, progress, queue.orElse(null), dropped);
    }

    private synchronized Publication.Health read(
            @Nullable LiveChild child, @Nullable PushProgress progress, @Nullable SendQueue queue, long dropped) {
        long now = System.nanoTime();
        if (progress != null) {
            sent = Math.max(sent, progress.sent());
            long has = sentBefore + Math.max(0, sent - (queue == null ? 0 : queue.unacknowledged()));
            if (has > taken) {
                out.add((has - taken) * 8, now);
                taken = has;
            }
            acknowledges |= queue != null;
        }
        boolean connected = child != null && child.alive() && sent > 0 && (queue == null || queue.open());
        long target = encodedRate > 0 ? encodedRate : Math.round(source.perSecond(now));
        return new Publication.Health(
                connected,
                connected ? Math.round(out.perSecond(now)) : 0,
                target,
                dropped,
                late,
                Math.max(0, connections - 1),
                sentBefore + sent,
                acknowledges ? taken : null,
                connected && progress != null ? delayMs(progress.outMicros()) : null);
    }

    /** How far the newest picture that left is behind the newest that came, held back time included. */
    private @Nullable Long delayMs(long outMicros) {
        if (outMicros < 0 || firstPts < 0 || newest < 0) {
            return null;
        }
        return Math.max(0, Math.round((newest - firstPts) / MS - outMicros / 1000.0));
    }
}
