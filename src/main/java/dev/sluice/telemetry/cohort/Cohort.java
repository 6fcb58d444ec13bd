package dev.sluice.telemetry.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that agree in at most two dimensions.
 *
 * @param id number in the store
 * @param mask bits of its dimensions; 0 for everything
 * @param first value of the dimension that comes first; null for everything
 * @param second value of the other; null without one
 */
public record Cohort(
        int id, int mask, @Nullable String first, @Nullable String second) {
    /** Stands for all values beyond the most that are kept. */
    public static final String OTHER = "other";

    /** The bits of these dimensions. */
    public static int mask(List<Dimension> dimensions) {
        return dimensions.stream().mapToInt(Dimension::bit).reduce(0, (a, b) -> a | b);
    }

    /** Its values in words, for a table. */
    public String name() {
        return first == null ? "everything" : second == null ? first : first + " · " + second;
    }

    record Key(int mask, @Nullable String first, @Nullable String second) {}

    Key key() {
        return new Key(mask, first, second);
    }
}
