package dev.sluice.telemetry.quality;

import dev.sluice.api.LinkHour;
import dev.sluice.api.Quality.Estimate;
import dev.sluice.store.Store;
import dev.sluice.telemetry.cohort.Distribution;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.result.RowView;

/** What the viewers of one link got lately, from its sessions: links are no cohorts, there are too many. Blocks on the store. */
public final class LinkHours {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LOOKED_AT = 20_000;

    private final Store store;

    public LinkHours(Store store) {
        this.store = store;
    }

    private static final class Sum {
        private final Distribution startup = new Distribution();
        private long attempts;
        private long started;
        private long refused;
        private long failed;
        private long unreported;
        private long stalledMs;
        private long watchedMs;

        private Sum add(RowView row) {
            attempts++;
            Long startupMs = row.getColumn("startup_ms", Long.class);
            if (startupMs != null) {
                startup.add(startupMs);
                started++;
            }
            stalledMs += row.getColumn("stalled_ms", Long.class);
            watchedMs += row.getColumn("watched_ms", Long.class);
            switch (row.getColumn("outcome", String.class)) {
                case "refused" -> refused++;
                case "failed_to_start" -> failed++;
                case "not_reported" -> unreported++;
                default -> {}
            }
            return this;
        }
    }

    /** The newest hour of a link; nought of everything where nobody watched. */
    public LinkHour of(String handle, Instant now) {
        var from = now.minus(HOUR);
        var sum = store.read(h -> h.createQuery("""
                        select outcome, startup_ms, stalled_ms, watched_ms from viewing
                        where source = :source and attempted_at >= :from order by attempted_at desc limit :most""")
                .bind("source", "s:" + handle)
                .bind("from", from.toEpochMilli())
                .bind("most", LOOKED_AT)
                .reduceRows(new Sum(), (all, row) -> all.add(row)));
        return told(handle, from, now, sum);
    }

    private static LinkHour told(String handle, Instant from, Instant now, Sum sum) {
        var startup = sum.startup;
        return new LinkHour(
                handle,
                from,
                now,
                sum.attempts,
                sum.started,
                sum.refused,
                new Estimate(startup.quantile(0.95), startup.low(0.95), startup.high(0.95), startup.count()),
                startup.quantile(0.5),
                Estimates.ratio((double) sum.stalledMs, (double) sum.watchedMs, sum.started),
                Estimates.share(sum.failed, sum.attempts - sum.refused - sum.unreported));
    }
}
