package dev.sluice.share.bulk;

import dev.sluice.api.BulkKind;
import dev.sluice.api.Fault;
import dev.sluice.share.Decisions;
import dev.sluice.share.ShareActs;
import dev.sluice.share.ShareActs.Decided;
import dev.sluice.share.ShareChange;
import dev.sluice.share.ShareFilter;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Standing;
import dev.sluice.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The next shares of an act on many: which they are, what is decided for each, and doing it. */
final class BulkRun {
    /** One transaction; nobody else's write waits for longer than it takes. */
    private static final int SOME = 1000;

    private final Store store;
    private final ShareQueries queries;
    private final ShareActs acts;

    BulkRun(Store store, ShareQueries queries, ShareActs acts) {
        this.store = store;
        this.queries = queries;
        this.acts = acts;
    }

    /** The next shares behind a row number and what is to be done to each; empty where there are no more. */
    List<Decided> next(BulkTable.Row row, ShareFilter filter, long cursor) {
        return row.act().undoes() == null ? decided(row, filter, cursor) : backwards(row, cursor);
    }

    /** Row number of the last of these shares. */
    static long reached(List<Decided> decided) {
        return decided.getLast().share().row().id();
    }

    /** Does it, and keeps what came of each and how far the act is. */
    void apply(BulkTable.Row row, List<Decided> decided) {
        String id = row.act().id();
        long reached = reached(decided);
        acts.apply(decided, row.by(), Map.of("bulk", id), (h, outcomes) -> BulkTable.advance(h, id, outcomes, reached));
    }

    private List<Decided> decided(BulkTable.Row row, ShareFilter filter, long cursor) {
        Decisions decisions = acts.decisions(row.by());
        var request = row.request();
        return queries.next(filter, cursor, SOME).stream()
                .filter(share -> share.row().id() <= row.newest())
                .map(share ->
                        new Decided(share, decisions.decide(request.kind(), share, request.ttl(), request.reason())))
                .toList();
    }

    private List<Decided> backwards(BulkTable.Row row, long cursor) {
        String first = Objects.requireNonNull(row.act().undoes());
        BulkKind kind =
                store.read(h -> BulkTable.find(h, first)).orElseThrow().act().kind();
        Decisions decisions = acts.decisions(row.by());
        var done = store.read(h -> BulkTable.done(h, first, cursor, SOME));
        var before = done.stream().collect(Collectors.toMap(BulkTable.Done::share, each -> each));
        return queries.standings(done.stream().map(BulkTable.Done::share).toList()).stream()
                .map(share -> new Decided(
                        share,
                        back(
                                decisions,
                                kind,
                                share,
                                Objects.requireNonNull(before.get(share.row().id())))))
                .toList();
    }

    private static ShareChange back(Decisions decisions, BulkKind kind, Standing share, BulkTable.Done done) {
        if (done.fresh() != null) {
            return new ShareChange.Refused(Fault.conflict(
                            "new-link-stands",
                            "This became a new link, which stays as it is.",
                            "Revoke the new link if nobody should have it.")
                    .problem());
        }
        return switch (kind) {
            case FREEZE -> decisions.decide(BulkKind.UNFREEZE, share, null, null);
            case UNFREEZE -> decisions.decide(BulkKind.FREEZE, share, null, null);
            case TTL, EXTEND, ALIGN -> decisions.back(share, done.ttl(), done.end());
            case REISSUE, REVOKE, UNDO ->
                new ShareChange.Refused(Fault.conflict(
                                "bulk-not-undoable",
                                "A reissue or revocation lasts.",
                                "Revoke the new link, or reissue the revoked one.")
                        .problem());
        };
    }
}
