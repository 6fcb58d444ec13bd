package dev.sluice.telemetry.ingest;

import dev.sluice.telemetry.cohort.Metric;
import dev.sluice.telemetry.session.Outcome;
import dev.sluice.telemetry.session.Span;
import dev.sluice.telemetry.session.Viewing;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one session adds to the minutes it touches. */
final class Tally {
    private static final long SLOW_MS = 3000;
    private static final long AT_ONCE_MS = 1000;

    private final Map<Long, long[]> minutes = new HashMap<>();

    static Tally none() {
        return new Tally();
    }

    static Tally of(Viewing viewing, long lengthMs) {
        var tally = new Tally();
        tally.session(viewing, lengthMs);
        viewing.watched().forEach(span -> tally.spread(Metric.WATCHED_MS, span));
        for (Span stall : viewing.stalls()) {
            tally.add(stall.from(), Metric.STALLS, 1);
            tally.spread(Metric.STALLED_MS, stall);
        }
        return tally;
    }

    /** A viewer who was refused before a session was made for him. */
    static Tally refused(long at) {
        var tally = new Tally();
        tally.add(at, Metric.ATTEMPTS, 1);
        tally.add(at, Metric.REFUSED, 1);
        return tally;
    }

    /** What is said of the session as a whole counts in the minute of its attempt, so that shares of attempts are shares. */
    private void session(Viewing viewing, long lengthMs) {
        long at = viewing.attemptedAt();
        add(at, Metric.ATTEMPTS, 1);
        if (viewing.playedAt() != null) {
            add(at, Metric.STARTED, 1);
        }
        if (!viewing.stalls().isEmpty()) {
            add(at, Metric.STALLED_SESSIONS, 1);
        }
        outcome(at, viewing);
        progress(at, viewing, lengthMs);
        boolean slow = viewing.startupMs() != null && viewing.startupMs() > SLOW_MS;
        count(at, Metric.SLOW_STARTS, slow);
        count(at, Metric.CONVERTED, viewing.converted());
        count(at, Metric.SLOW_CONVERTED, slow && viewing.converted());
    }

    private void outcome(long at, Viewing viewing) {
        switch (viewing.outcome()) {
            case FAILED_TO_START -> add(at, Metric.FAILED_TO_START, 1);
            case REFUSED -> add(at, Metric.REFUSED, 1);
            case FAILED -> add(at, Metric.FAILED, 1);
            case NOT_REPORTED -> add(at, Metric.NOT_REPORTED, 1);
            case LEFT_BEFORE_START -> {
                add(at, Metric.LEFT_BEFORE_START, 1);
                count(at, Metric.LEFT_AT_ONCE, viewing.lastAt() - at < AT_ONCE_MS);
            }
            case STOPPED -> {
                add(at, Metric.STOPPED, 1);
                String error = viewing.error();
                count(at, Metric.EXPIRED_IN_USE, "expired".equals(error) || "session-ended".equals(error));
            }
            case STARTING, WATCHING, ENDED, LEFT -> {}
        }
    }

    private void progress(long at, Viewing viewing, long lengthMs) {
        if (lengthMs <= 0) {
            return;
        }
        double part = viewing.outcome() == Outcome.ENDED ? 1 : viewing.furthestMs() / (double) lengthMs;
        count(at, Metric.QUARTER, part >= 0.25);
        count(at, Metric.HALF, part >= 0.5);
        count(at, Metric.THREE_QUARTERS, part >= 0.75);
        count(at, Metric.NEARLY_ALL, part >= 0.95);
    }

    private void count(long at, Metric metric, boolean yes) {
        if (yes) {
            add(at, metric, 1);
        }
    }

    /** Times are split at the borders of minutes. */
    private void spread(Metric metric, Span span) {
        long from = span.from();
        while (from < span.to()) {
            long border = Math.min(minute(from) + Rollups.MINUTE_MS, span.to());
            add(from, metric, border - from);
            from = border;
        }
    }

    private void add(long at, Metric metric, long amount) {
        minutes.computeIfAbsent(minute(at), m -> new long[Metric.COUNT])[metric.place()] += amount;
    }

    static long minute(long at) {
        return Math.floorDiv(at, Rollups.MINUTE_MS) * Rollups.MINUTE_MS;
    }

    /** Adds to the cells of the cohorts what this is more than {@code before}. */
    void replace(Tally before, Rollups rollups, int[] cohorts) {
        minutes.forEach((minute, now) -> add(rollups, cohorts, minute, difference(now, before.minutes.get(minute))));
        before.minutes.forEach((minute, then) -> {
            if (!minutes.containsKey(minute)) {
                add(rollups, cohorts, minute, difference(new long[Metric.COUNT], then));
            }
        });
    }

    private static long[] difference(long[] now, long @Nullable [] then) {
        if (then == null) {
            return now;
        }
        var difference = now.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= then[i];
        }
        return difference;
    }

    private static void add(Rollups rollups, int[] cohorts, long minute, long[] amounts) {
        boolean changed = false;
        for (long amount : amounts) {
            changed |= amount != 0;
        }
        if (!changed) {
            return;
        }
        for (int cohort : cohorts) {
            rollups.changing(minute, cohort).add(amounts);
        }
    }
}
