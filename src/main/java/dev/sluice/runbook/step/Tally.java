package dev.sluice.runbook.step;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
    private static final Pattern REFUSED = Pattern.compile(" answered 40[13] for ");
    private static final Pattern PLAYED = Pattern.compile(" answered 2\\d\\d for ");

    Tally {
        samples = List.copyOf(samples);
    }

    /** The first answer kept that is no refusal. */
    Optional<String> notRefused() {
        return samples.stream().filter(s -> !REFUSED.matcher(s).find()).findFirst();
    }

    /** The first answer kept to somebody who did not get the video. */
    Optional<String> notPlayed() {
        return samples.stream().filter(s -> !PLAYED.matcher(s).find()).findFirst();
    }

    boolean allRefused() {
        return refused == asked;
    }

    boolean allPlayed() {
        return played == asked;
    }
}
