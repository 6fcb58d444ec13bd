package dev.sluice.console.ui;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.animation.AnimationTimer;

/**
 * Builds a screen a part at a time, in their order, so that the window never waits for all of them at once: after each it
 * lets a frame go by, and as many as it takes until one comes in time again, for that is when the part is drawn. Application
 * thread.
 */
public final class PartByPart extends AnimationTimer {
    private static final long IN_TIME = Duration.ofMillis(25).toNanos();

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private long before;
    private boolean drawing;

    /** Builds these from the next frame on, in place of what still waits. */
    public void build(List<Runnable> parts) {
        waiting.clear();
        waiting.addAll(parts);
        start();
    }

    /** Builds these after what still waits. */
    public void add(List<Runnable> parts) {
        waiting.addAll(parts);
        start();
    }

    /** Whether everything stands. */
    public boolean done() {
        return waiting.isEmpty();
    }

    @Override
    public void handle(long now) {
        boolean late = now - before > IN_TIME;
        before = now;
        if (waiting.isEmpty()) {
            stop();
        } else if (drawing) {
            drawing = late;
        } else {
            waiting.remove().run();
            drawing = true;
        }
    }
}
