package dev.sluice.playback;

import dev.sluice.api.EntitlementTrend;
import dev.sluice.api.EntitlementTrend.Profile;
import dev.sluice.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long the checks before a session take, counted by hour in steps of 5 %, and kept for two weeks so that a slow-down can
 * be told from last week. What was counted is written every minute and at the end; a sudden death loses that minute.
 */
public final class EntitlementTimes {
    private static final Logger LOG = LoggerFactory.getLogger(EntitlementTimes.class);
    private static final double STEP = Math.log(1.05);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long WEEK = 7 * 24;
    private static final long KEPT = 2 * WEEK;

    private final Store store;
    private final Clock clock;
    private final Map<Cell, Long> unwritten = new HashMap<>();

    /** One hour since 1970 and one step of time. */
    private record Cell(long hour, int step) {}

    public EntitlementTimes(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Does the check and takes its time; a refused one is not counted, for it may have ended early. */
    <T> T timed(Supplier<T> check) {
        long began = System.nanoTime();
        var value = check.get();
        count((System.nanoTime() - began) / 1e6);
        return value;
    }

    void count(double ms) {
        int step = (int) Math.round(Math.log(Math.max(ms, 0.01)) / STEP);
        synchronized (unwritten) {
            unwritten.merge(new Cell(hour(), step), 1L, Long::sum);
        }
    }

    /** Now against the same time last week; blocks on the store, and does without what it cannot write. */
    public EntitlementTrend trend() {
        try {
            write();
        } catch (RuntimeException unwritable) {
            LOG.debug("Entitlement times stay in memory: {}", unwritable.getMessage());
        }
        long hour = hour();
        return new EntitlementTrend(
                profile(hour - 1, hour), profile(hour - WEEK - 12, hour - WEEK + 12), hours(hour - 23, hour));
    }

    private List<EntitlementTrend.Hour> hours(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(hour ->
                        new EntitlementTrend.Hour(Instant.EPOCH.plus(HOUR.multipliedBy(hour)), profile(hour, hour)))
                .filter(hour -> hour.profile().n() > 0)
                .toList();
    }

    /**
     * Writes what was counted since the last time.
     *
     * @throws RuntimeException where nothing can be written, as of {@link Store#commit}; it is kept for the next time
     */
    public void write() {
        Map<Cell, Long> cells;
        synchronized (unwritten) {
            cells = Map.copyOf(unwritten);
            unwritten.clear();
        }
        if (cells.isEmpty()) {
            return;
        }
        try {
            store.commit(h -> add(h, cells));
        } catch (RuntimeException unwritable) {
            synchronized (unwritten) {
                cells.forEach((cell, n) -> unwritten.merge(cell, n, Long::sum));
            }
            throw unwritable;
        }
    }

    private int add(Handle h, Map<Cell, Long> cells) {
        var add = h.prepareBatch("insert into entitlement_time (hour, step, n) values (:hour, :step, :n)"
                + " on conflict (hour, step) do update set n = n + excluded.n");
        cells.forEach((cell, n) ->
                add.bind("hour", cell.hour).bind("step", cell.step).bind("n", n).add());
        add.execute();
        return h.createUpdate("delete from entitlement_time where hour < :first")
                .bind("first", hour() - KEPT)
                .execute();
    }

    private Profile profile(long from, long to) {
        var steps = store.read(h -> {
            var found = new TreeMap<Integer, Long>();
            h.createQuery(
                            "select step, sum(n) as n from entitlement_time where hour between :from and :to group by step")
                    .bind("from", from)
                    .bind("to", to)
                    .map((row, ctx) -> found.put(row.getInt("step"), row.getLong("n")))
                    .list();
            return found;
        });
        synchronized (unwritten) {
            unwritten.forEach((cell, n) -> {
                if (cell.hour >= from && cell.hour <= to) steps.merge(cell.step, n, Long::sum);
            });
        }
        long n = steps.values().stream().mapToLong(Long::longValue).sum();
        return n == 0 ? Profile.NONE : new Profile(n, at(steps, n * 0.5), at(steps, n * 0.95));
    }

    private static double at(NavigableMap<Integer, Long> steps, double rank) {
        long passed = 0;
        for (var step : steps.entrySet()) {
            passed += step.getValue();
            if (passed >= rank) {
                return Math.exp(step.getKey() * STEP);
            }
        }
        return 0;
    }

    private long hour() {
        return clock.millis() / HOUR.toMillis();
    }
}
