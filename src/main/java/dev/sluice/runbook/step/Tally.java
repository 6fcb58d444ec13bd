package dev.sluice.runbook.step;

import java.util.List;

/**
 * What edges answered.
 *
 * @param asked requests meant to be made
 * @param refused answered 401 or 403
 * @param played answered 2xx
 * @param silent not answered, or with anything else: proves nothing
 * @param samples the first few answers of each kind, in words
 */
record Tally(int asked, int refused, int played, int silent, List<String> samples) {
    Tally {
        samples = List.copyOf(samples);
    }

    boolean allRefused() {
        return refused == asked;
    }

    boolean allPlayed() {
        return played == asked;
    }
}
