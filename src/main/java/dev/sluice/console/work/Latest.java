package dev.sluice.console.work;

import org.jspecify.annotations.Nullable;

/** Where only the newest question matters: starting a job ends the one before, so that answers cannot overtake. */
public final class Latest {
    private @Nullable Job<?> current;

    /** Cancels the job before, starts this one. */
    public <T> Job<T> start(Job<T> job) {
        cancel();
        current = job;
        return job.start();
    }

    /** Ends what is under way. */
    public void cancel() {
        if (current != null) current.cancel();
    }
}
