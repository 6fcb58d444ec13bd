package dev.sluice.console.work;

import java.util.ArrayDeque;
import java.util.Deque;

/** Where each job builds on the one before: it starts once that has ended, however it did. Used on the application thread. */
public final class InTurn {
    /** The first one is under way. */
    private final Deque<Job<?>> jobs = new ArrayDeque<>();

    /** Starts this job after those before it. */
    public void start(Job<?> job) {
        jobs.add(job.onEnd(() -> ended(job)));
        if (jobs.size() == 1) job.start();
    }

    private void ended(Job<?> job) {
        boolean underWay = jobs.peekFirst() == job;
        jobs.remove(job);
        if (underWay && !jobs.isEmpty()) jobs.getFirst().start();
    }
}
