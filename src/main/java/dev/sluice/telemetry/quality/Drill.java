package dev.sluice.telemetry.quality;

import dev.sluice.api.Page;
import dev.sluice.api.SessionQuality;
import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.ingest.Glance;
import dev.sluice.telemetry.ingest.StoredSession;
import java.util.Comparator;
import java.util.function.Function;

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
        boolean everybody = cohorts.maskOf(cohort) == 0;
        return store.read(h -> h.inTransaction(same -> {
            var mine = Glance.newest(same, span.from() * 1000, span.to() * 1000, LOOKED_AT).stream()
                    .filter(glance -> everybody || cohorts.holds(cohort, glance.single()))
                    .toList();
            var worst = mine.stream()
                    .sorted(Comparator.comparingLong(Glance::pain).reversed())
                    .limit(most)
                    .map(glance -> telling.apply(StoredSession.at(same, glance.row())))
                    .toList();
            return new Page<>(worst, null, (long) mine.size());
        }));
    }
}
