package dev.sluice.console.quality;

import dev.sluice.client.QualityClient.Other;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the charts are held against.
 *
 * @param words as one reads it in the choice and on the other line
 * @param side the other side
 */
record Against(String words, Other side) {
    static final Against NOTHING = new Against("nothing", new Other(null, null, null));

    static final Against LAST_WEEK = earlier("same day last week", "7d");

    private static final List<Against> TIMES =
            List.of(NOTHING, earlier("same time yesterday", "1d"), LAST_WEEK, earlier("four weeks before", "28d"));

    private static Against earlier(String words, String earlier) {
        return new Against(words, new Other(null, earlier, null));
    }

    static Against of(int cohort, String name) {
        return new Against(name, new Other(cohort, null, null));
    }

    /** Number of another cohort; null for the same. */
    @Nullable
    Integer cohort() {
        return side.cohort();
    }

    /** Whether it is another time. */
    boolean time() {
        return side.earlier() != null;
    }

    /** What can be chosen: times, with what is chosen among them, then cohorts. */
    static List<Against> all(Against chosen, List<Against> cohorts) {
        var own = TIMES.contains(chosen) || cohorts.contains(chosen) ? Stream.<Against>of() : Stream.of(chosen);
        return Stream.of(TIMES.stream(), own, cohorts.stream())
                .flatMap(each -> each)
                .toList();
    }

    boolean anything() {
        return time() || cohort() != null;
    }
}
