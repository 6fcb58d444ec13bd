package dev.sluice.destination;

import java.time.Instant;
import java.util.Locale;

/**
 * One segment of a recording.
 *
 * @param number counts up over the whole show
 * @param seconds how long it plays
 * @param at wall clock of its first picture
 * @param gap whether it does not go on where the one before ended
 * @param kept whether it belongs to the recording, or only to the window while the disk is nearly full
 */
record Segment(long number, double seconds, Instant at, boolean gap, boolean kept) {
    String file() {
        return name(number);
    }

    static String name(long number) {
        return String.format(Locale.ROOT, "s%06d.ts", number);
    }
}
