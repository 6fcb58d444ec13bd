package dev.sluice.telemetry.cohort;

import dev.sluice.api.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All cohorts there are, numbered; the guard against dimensions with too many values. One thread writes, any may read. */
public final class Cohorts {
    private static final int MOST_VALUES = 300;
    private static final int MOST_PAIRS = 1500;
    private static final int REMEMBERED = 50_000;

    private final Map<Cohort.Key, Cohort> known = new HashMap<>();
    private final Map<Integer, Cohort> byId = new HashMap<>();
    private final Map<Integer, Integer> sizes = new HashMap<>();
    private final Map<Traits, Membership> memory = new HashMap<>();
    private final Set<Integer> overflowing = new TreeSet<>();
    private final List<Cohort> fresh = new ArrayList<>();
    private int newest;

    public Cohorts(Collection<Cohort> stored) {
        stored.forEach(this::keep);
    }

    /**
     * The cohorts of a session, by their numbers.
     *
     * @param all everybody, one for each trait, one for each pair of traits
     * @param single those of one trait
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed, compared by nobody
    public record Membership(int[] all, int[] single) {}

    /** The cohorts of a session with these traits. */
    public synchronized Membership of(Traits traits) {
        var found = memory.get(traits);
        if (found == null) {
            found = made(traits);
            if (memory.size() >= REMEMBERED) {
                memory.clear();
            }
            memory.put(traits, found);
        }
        return found;
    }

    private Membership made(Traits traits) {
        var all = new ArrayList<Integer>();
        var single = new ArrayList<Integer>();
        all.add(id(0, null, null));
        var there = new ArrayList<Dimension>();
        for (Dimension dimension : Dimension.ALL) {
            if (traits.get(dimension) != null) {
                there.add(dimension);
            }
        }
        for (int i = 0; i < there.size(); i++) {
            String first = guarded(there.get(i), traits);
            single.add(id(there.get(i).bit(), first, null));
            for (int j = i + 1; j < there.size(); j++) {
                all.add(id(there.get(i).bit() | there.get(j).bit(), first, guarded(there.get(j), traits)));
            }
        }
        all.addAll(single);
        return new Membership(numbers(all), numbers(single));
    }

    private static int[] numbers(List<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).distinct().toArray();
    }

    /** Whether a session whose cohorts of one trait are these belongs to a cohort. */
    public synchronized boolean holds(int cohort, int[] single) {
        var asked = byId.get(cohort);
        if (asked == null || asked.mask() == 0) {
            return asked != null;
        }
        var mine = java.util.Arrays.stream(single)
                .mapToObj(byId::get)
                .filter(each -> each != null && (each.mask() & asked.mask()) != 0)
                .sorted(java.util.Comparator.comparingInt(Cohort::mask))
                .toList();
        if (Integer.bitCount(asked.mask()) == 1) {
            return mine.contains(asked);
        }
        return mine.size() == 2
                && asked.equals(pair(
                        asked.mask(), mine.getFirst().first(), mine.getLast().first()));
    }

    private @Nullable Cohort pair(int mask, @Nullable String first, @Nullable String second) {
        var own = known.get(new Cohort.Key(mask, first, second));
        return own != null ? own : known.get(new Cohort.Key(mask, Cohort.OTHER, Cohort.OTHER));
    }

    private String guarded(Dimension dimension, Traits traits) {
        String value = java.util.Objects.requireNonNull(traits.get(dimension));
        var key = new Cohort.Key(dimension.bit(), value, null);
        if (known.containsKey(key) || sizes.getOrDefault(dimension.bit(), 0) < MOST_VALUES) {
            return value;
        }
        overflowing.add(dimension.bit());
        return Cohort.OTHER;
    }

    private int id(int mask, @Nullable String first, @Nullable String second) {
        var key = new Cohort.Key(mask, first, second);
        var cohort = known.get(key);
        if (cohort != null) {
            return cohort.id();
        }
        if (second != null && sizes.getOrDefault(mask, 0) >= MOST_PAIRS && !Cohort.OTHER.equals(first)) {
            overflowing.add(mask);
            return id(mask, Cohort.OTHER, Cohort.OTHER);
        }
        var made = new Cohort(newest + 1, mask, first, second);
        keep(made);
        fresh.add(made);
        return made.id();
    }

    private void keep(Cohort cohort) {
        known.put(cohort.key(), cohort);
        byId.put(cohort.id(), cohort);
        sizes.merge(cohort.mask(), 1, Integer::sum);
        newest = Math.max(newest, cohort.id());
    }

    /** The cohort of a number. */
    public synchronized @Nullable Cohort get(int id) {
        return byId.get(id);
    }

    /**
     * The dimensions of a cohort; none for 0, which stands for everything before the first session.
     *
     * @throws Fault {@code cohort-unknown} (404)
     */
    public int maskOf(int id) {
        var cohort = get(id);
        if (cohort == null && id != 0) {
            throw Fault.notFound("cohort-unknown", "There is no such cohort.", "Take its number from the list.");
        }
        return cohort == null ? 0 : cohort.mask();
    }

    /** The number of the cohort of everything; 0 before the first session. */
    public synchronized int everybody() {
        var cohort = known.get(new Cohort.Key(0, null, null));
        return cohort == null ? 0 : cohort.id();
    }

    /** Those that came since the last call; they are to be stored with the cells that name them. */
    public synchronized List<Cohort> takeFresh() {
        var taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    /** Dimensions that had more values than are kept apart, in words. */
    public synchronized List<String> overflowing() {
        return overflowing.stream().map(Cohorts::words).toList();
    }

    private static String words(int mask) {
        var words = new ArrayList<String>();
        for (Dimension dimension : Dimension.ALL) {
            if ((mask & dimension.bit()) != 0) {
                words.add(dimension.word());
            }
        }
        return String.join(" and ", words);
    }
}
