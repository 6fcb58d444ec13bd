package dev.sluice.telemetry.cohort;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known about a session in each dimension; an unknown one is absent. Immutable. */
public final class Traits {
    private static final int LONGEST = 80;

    private final Map<Dimension, String> values;

    private Traits(Map<Dimension, String> values) {
        this.values = values;
    }

    /** Nothing known. */
    public static Traits none() {
        return new Traits(Map.of());
    }

    /** These with one more; an absent or blank value leaves them as they are, a long one is cut. */
    public Traits with(Dimension dimension, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        var more = new EnumMap<Dimension, String>(Dimension.class);
        more.putAll(values);
        more.put(dimension, clean(value));
        return new Traits(Collections.unmodifiableMap(more));
    }

    private static String clean(String value) {
        String cut = value.substring(0, Math.min(value.length(), LONGEST));
        return cut.chars().allMatch(c -> c >= ' ') ? cut : cut.replaceAll("[\\x00-\\x1f]", " ");
    }

    public @Nullable String get(Dimension dimension) {
        return values.get(dimension);
    }

    /** By the dimensions' words. */
    public Map<String, String> words() {
        var words = new TreeMap<String, String>();
        values.forEach((dimension, value) -> words.put(dimension.word(), value));
        return words;
    }

    /** The traits of {@link #words}. */
    public static Traits of(Map<String, String> words) {
        var traits = none();
        for (var word : words.entrySet()) {
            traits = traits.with(Dimension.of(word.getKey()), word.getValue());
        }
        return traits;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Traits traits && traits.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
