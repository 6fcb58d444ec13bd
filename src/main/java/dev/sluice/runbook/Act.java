package dev.sluice.runbook;

import java.time.Instant;

/** What came of a step's act. What went wrong is thrown as a {@link dev.sluice.api.Fault}. */
public sealed interface Act {
    /** Done; the step's {@code verify} says what is so now. */
    record Done() implements Act {}

    /** There turned out to be nothing to do, and why. */
    record NotNeeded(String why) implements Act {}

    /**
     * Not finished: act again then. No thread waits meanwhile, and a restart in between changes nothing.
     *
     * @param until when to act again
     * @param evidence what is so by now
     */
    record Waits(Instant until, String evidence) implements Act {}
}
