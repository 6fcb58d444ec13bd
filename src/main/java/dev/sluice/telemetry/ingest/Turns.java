package dev.sluice.telemetry.ingest;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be taken in. Sources take turns, one piece of work each, so that none waits for more than one piece of each
 * other, however much another sends; what comes of one source stays in its order. Safe for use from any thread.
 */
final class Turns {
    private final Map<String, Queue<Due>> waiting = new HashMap<>();
    private final LinkedBlockingQueue<String> sources = new LinkedBlockingQueue<>();

    /**
     * A piece of work.
     *
     * @param taken told when it is done
     */
    record Due(Work work, Runnable taken) {}

    synchronized void add(String source, Due due) {
        waiting.computeIfAbsent(source, s -> {
                    sources.add(s);
                    return new ArrayDeque<>();
                })
                .add(due);
    }

    /** The first of the source whose turn it is; null when nothing comes for so long. */
    @Nullable
    Due poll(long ms) throws InterruptedException {
        String source = sources.poll(ms, TimeUnit.MILLISECONDS);
        return source == null ? null : first(source);
    }

    private synchronized @Nullable Due first(String source) {
        var mine = waiting.get(source);
        if (mine == null) {
            return null; // taken out since
        }
        Due due = mine.remove();
        if (mine.isEmpty()) {
            waiting.remove(source);
        } else {
            sources.add(source);
        }
        return due;
    }

    /** Takes out everything that waits of a source. */
    synchronized Collection<Due> without(String source) {
        var mine = waiting.remove(source);
        // Or it would have two turns in each round once it says something again.
        sources.remove(source);
        return mine == null ? List.of() : mine;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }
}
