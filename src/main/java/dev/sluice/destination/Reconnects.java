package dev.sluice.destination;

import dev.sluice.api.PublicationState;

/** How often and how soon a lost connection is tried again. Not thread-safe but for {@link #see}. */
final class Reconnects {
    private static final int[] PAUSES = {1, 2, 4, 8, 15, 30};
    private static final int TRUSTED_AFTER = 20;

    private final int most;
    private int inARow;
    private volatile int goodLooks;

    /** Gives up after {@code most} losses in a row; never, where that is 0. */
    Reconnects(int most) {
        this.most = most;
    }

    /** A look at a connection; ten seconds of a good one make the losses before it forgotten. */
    void see(PublicationState state) {
        goodLooks = state == PublicationState.LIVE ? goodLooks + 1 : 0;
    }

    /** Counts one loss; whether it was the last that is allowed. */
    boolean exhausted() {
        inARow = goodLooks >= TRUSTED_AFTER ? 1 : inARow + 1;
        goodLooks = 0;
        return most > 0 && inARow >= most;
    }

    /** How long to wait now. */
    int pauseSeconds() {
        return PAUSES[Math.min(Math.max(inARow, 1), PAUSES.length) - 1];
    }
}
