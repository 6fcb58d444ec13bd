package dev.sluice.destination;

import dev.sluice.api.PublicationState;
import dev.sluice.api.Reconnects;

/** How often and how soon a lost connection is tried again. Not thread-safe but for {@link #see}. */
final class Patience {
    private static final int TRUSTED_AFTER = 20;

    private final Reconnects policy;
    private int inARow;
    private volatile int goodLooks;

    Patience(Reconnects policy) {
        this.policy = policy;
    }

    /** A look at a connection; ten seconds of a good one make the losses before it forgotten. */
    void see(PublicationState state) {
        goodLooks = state == PublicationState.LIVE ? goodLooks + 1 : 0;
    }

    /** Counts one loss; whether it was the last that is allowed. */
    boolean exhausted() {
        inARow = goodLooks >= TRUSTED_AFTER ? 1 : inARow + 1;
        goodLooks = 0;
        return policy.attempts() > 0 && inARow >= policy.attempts();
    }

    /** How long to wait now: doubled with each loss in a row. */
    int pauseSeconds() {
        int doubled = Math.clamp(inARow - 1L, 0, Integer.SIZE);
        return (int) Math.min((long) policy.firstPauseSeconds() << doubled, policy.longestPauseSeconds());
    }
}
