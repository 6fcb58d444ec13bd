package dev.sluice.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every request of one inspection in the order they ended, and the time that is left for more. Safe for any thread. */
final class Trail {
    private static final int MOST = 120;

    private final Consumer<Exchange> seen;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final long began;
    private final Duration patience;

    /**
     * A trail.
     *
     * @param began when the inspection began, as {@link System#nanoTime} counts
     * @param patience how long after that requests may take
     */
    Trail(long began, Duration patience, Consumer<Exchange> seen) {
        this.began = began;
        this.patience = patience;
        this.seen = seen;
    }

    synchronized void add(Exchange exchange) {
        exchanges.add(exchange);
        seen.accept(exchange);
    }

    synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** Whether no further request may be made: a playlist of redirects must not keep an inspection busy. */
    synchronized boolean full() {
        return exchanges.size() >= MOST;
    }

    /** As {@link System#nanoTime} counts. */
    long began() {
        return began;
    }

    /** Nanoseconds that are left, at least one. */
    long left() {
        return Math.max(1, patience.toNanos() - (System.nanoTime() - began));
    }
}
