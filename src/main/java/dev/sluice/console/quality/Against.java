package dev.sluice.console.quality;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the charts are held against.
 *
 * @param words as one reads it in the choice and on the other line
 * @param earlier how much earlier, such as {@code 7d}; null for the same time
 * @param cohort number of another cohort; null for the same
 */
record Against(
        String words, @Nullable String earlier, @Nullable Integer cohort) {
    static final Against NOTHING = new Against("nothing", null, null);

    static final Against LAST_WEEK = new Against("same day last week", "7d", null);

    private static final List<Against> TIMES = List.of(
            NOTHING,
            new Against("same time yesterday", "1d", null),
            LAST_WEEK,
            new Against("four weeks before", "28d", null));

    static Against of(int cohort, String name) {
        return new Against(name, null, cohort);
    }

    /** What can be chosen: times, then cohorts. */
    static List<Against> all(Stream<Against> cohorts) {
        return Stream.concat(TIMES.stream(), cohorts).toList();
    }

    boolean anything() {
        return earlier != null || cohort != null;
    }
}
