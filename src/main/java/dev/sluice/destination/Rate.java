package dev.sluice.destination;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Something counted per second over the last four seconds. Thread-safe. */
final class Rate {
    private static final long SPAN = TimeUnit.SECONDS.toNanos(4);

    private final Deque<long[]> marks = new ArrayDeque<>();
    private long total;

    synchronized void add(long amount, long nanos) {
        total += amount;
        marks.addLast(new long[] {nanos, total});
        forget(nanos);
    }

    /** A second's worth; 0 before anything was counted long enough. */
    synchronized double perSecond(long nanos) {
        forget(nanos);
        if (marks.size() < 2) {
            return 0;
        }
        long[] first = marks.getFirst();
        double seconds = Math.max(nanos - first[0], 1) / 1e9;
        return seconds < 0.5 ? 0 : (total - first[1]) / seconds;
    }

    private void forget(long nanos) {
        while (!marks.isEmpty() && nanos - marks.getFirst()[0] > SPAN) {
            marks.removeFirst();
        }
    }
}
