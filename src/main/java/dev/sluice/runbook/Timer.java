package dev.sluice.runbook;

import java.time.Duration;

/** Runs work later; a wait of minutes costs no thread. */
@FunctionalInterface
public interface Timer {
    /** Runs {@code work} once, not before {@code delay} has passed. */
    void after(Duration delay, Runnable work);
}
