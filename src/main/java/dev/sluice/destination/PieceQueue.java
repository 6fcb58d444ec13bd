package dev.sluice.destination;

import dev.sluice.media.live.Piece;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one destination. Handing over never waits: what is too old or too much is dropped as a whole, and the
 * queue goes on with the next piece one can join at. Thread-safe.
 */
final class PieceQueue {
    private static final long MOST_BYTES = 96L << 20;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final long delay;
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean joining = true;
    private boolean counting;
    private long dropped;
    private boolean closed;

    /** Holds everything back by {@code delaySeconds}. */
    PieceQueue(int delaySeconds) {
        delay = TimeUnit.SECONDS.toNanos(delaySeconds);
    }

    synchronized void offer(Piece piece) {
        if (!waiting.isEmpty()
                && (bytes > MOST_BYTES || piece.atNanos() - waiting.getFirst().atNanos() > delay + PATIENCE)) {
            waiting.forEach(p -> dropped += p.pictures());
            clear();
            counting = true;
        }
        if (joining && !piece.key()) {
            dropped += counting ? piece.pictures() : 0;
            return;
        }
        joining = false;
        waiting.addLast(piece);
        bytes += piece.bytes().length;
        notifyAll();
    }

    /** The next piece whose time has come; null after {@code millis} without one, or when closed. */
    @Nullable
    synchronized Piece take(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!closed) {
            long now = System.nanoTime();
            long due = waiting.isEmpty() ? Long.MAX_VALUE : waiting.getFirst().atNanos() + delay - now;
            if (due <= 0) {
                Piece piece = waiting.removeFirst();
                bytes -= piece.bytes().length;
                return piece;
            }
            long left = Math.min(due, end - now);
            if (left <= 0) {
                return null;
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
        }
        return null;
    }

    /** Forgets what waits and goes on where one can join; what a lost connection missed counts as dropped. */
    synchronized void rejoin(boolean counts) {
        if (counts) {
            waiting.forEach(p -> dropped += p.pictures());
        }
        clear();
        counting = counts;
    }

    private void clear() {
        waiting.clear();
        bytes = 0;
        joining = true;
    }

    /** Pictures left out so far. */
    synchronized long dropped() {
        return dropped;
    }

    synchronized void close() {
        closed = true;
        clear();
        notifyAll();
    }
}
