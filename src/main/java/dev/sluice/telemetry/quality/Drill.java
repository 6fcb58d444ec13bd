package dev.sluice.telemetry.quality;

import dev.sluice.api.Page;
import dev.sluice.api.SessionQuality;
import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.ingest.StoredSession;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** From a cohort to its sessions. Blocks on the store. */
public final class Drill {
    /** The newest so many sessions are looked at; the rest of a larger time would only be more of the same. */
    private static final int LOOKED_AT = 20_000;

    private final Store store;
    private final Cohorts cohorts;
    private final Function<StoredSession, SessionQuality> telling;

    public Drill(Store store, Cohorts cohorts, Function<StoredSession, SessionQuality> telling) {
        this.store = store;
        this.cohorts = cohorts;
        this.telling = telling;
    }

    /** Sessions of a cohort in a time: failed ones, then by what their viewers waited. */
    public Page<SessionQuality> sessions(int cohort, Span span, int most) {
        List<StoredSession> newest =
                store.read(h -> StoredSession.attempted(h, span.from() * 1000, span.to() * 1000, LOOKED_AT));
        var mine = newest.stream()
                .filter(session -> IntStream.of(cohorts.of(session.traits())).anyMatch(id -> id == cohort))
                .toList();
        var worst = mine.stream()
                .sorted(Comparator.comparingLong(Drill::pain).reversed())
                .limit(most)
                .map(telling)
                .toList();
        return new Page<>(worst, null, (long) mine.size());
    }

    private static long pain(StoredSession session) {
        var viewing = session.viewing();
        long waited = viewing.stalledMs() + (viewing.startupMs() == null ? 0 : viewing.startupMs());
        return switch (viewing.outcome()) {
            case FAILED_TO_START -> 4_000_000_000L + waited;
            case FAILED -> 3_000_000_000L + waited;
            case REFUSED, STOPPED -> 2_000_000_000L + waited;
            case LEFT_BEFORE_START -> 1_000_000_000L + waited;
            case STARTING, WATCHING, ENDED, LEFT, NOT_REPORTED -> waited;
        };
    }
}
