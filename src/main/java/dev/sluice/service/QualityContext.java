package dev.sluice.service;

import dev.sluice.api.Quality;
import dev.sluice.share.ShareQueries;
import dev.sluice.store.Store;
import dev.sluice.telemetry.quality.Reports;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the charts of telemetry ask the main store: links made, and acts that viewers may have felt. */
final class QualityContext implements Reports.Context {
    private static final int MOST_MARKS = 40;
    private static final Map<String, String> ACTS = Map.of(
            "asset.publish", "published",
            "asset.withdraw", "withdrawn",
            "key.rotate", "key rotation",
            "key.kill", "key killed",
            "run.start", "invalidation");

    private final Store store;
    private final ShareQueries shares;

    QualityContext(Store store, ShareQueries shares) {
        this.store = store;
        this.shares = shares;
    }

    @Override
    public Map<String, Long> issued(Instant from, Instant to) {
        return shares.issued(from, to).stream()
                .collect(Collectors.toMap(ShareQueries.Issued::channel, ShareQueries.Issued::links, Long::sum));
    }

    @Override
    public List<Quality.Mark> marks(Instant from, Instant to) {
        return store.read(h -> ACTS.entrySet().stream()
                .flatMap(act -> h
                        .createQuery("""
                                select at from audit where act = :act and at >= :from and at < :to
                                order by at desc limit :most""")
                        .bind("act", act.getKey())
                        .bind("from", from.toEpochMilli())
                        .bind("to", to.toEpochMilli())
                        .bind("most", MOST_MARKS)
                        .mapTo(Long.class)
                        .list()
                        .stream()
                        .map(at -> new Quality.Mark(at, act.getKey(), act.getValue())))
                .sorted(Comparator.comparingLong(Quality.Mark::at))
                .toList());
    }
}
