package dev.sluice.service;

import dev.sluice.asset.Assets;
import dev.sluice.audit.Audit;
import dev.sluice.floors.Gate;
import dev.sluice.http.Route;
import dev.sluice.playback.KeySchedule;
import dev.sluice.playback.Links;
import dev.sluice.playback.Sessions;
import dev.sluice.playback.SigningKeys;
import dev.sluice.share.ChangeTable;
import dev.sluice.share.Feed;
import dev.sluice.share.Revocations;
import dev.sluice.share.SavedFilters;
import dev.sluice.share.ScopedShares;
import dev.sluice.share.ShareActs;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Shares;
import dev.sluice.share.TtlTiers;
import dev.sluice.share.bulk.BulkActs;
import dev.sluice.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** Shares and what rules them: the TTL tiers, the keys that sign their links, and the acts on one or many. */
record Sharing(
        TtlTiers tiers,
        ShareQueries queries,
        ScopedShares scoped,
        Revocations revocations,
        SigningKeys keys,
        KeySchedule keySchedule,
        Shares shares,
        ShareActs acts,
        BulkActs bulkActs) {

    static Sharing open(
            Store store,
            Audit audit,
            Clock clock,
            Assets assets,
            Gate gate,
            Feed feed,
            Changes changes,
            ExecutorService executor) {
        var tiers = new TtlTiers(store, audit);
        var queries = new ShareQueries(store, clock, tiers::now);
        var keys = SigningKeys.open(store, audit, clock);
        var shares = new Shares(
                store,
                audit,
                clock,
                assets,
                queries,
                gate,
                tiers::now,
                () -> keys.ring().active().kid());
        var acts = new ShareActs(store, feed, gate, clock, queries, tiers::now, new ChangeTable(audit, clock, shares));
        return new Sharing(
                tiers,
                queries,
                new ScopedShares(store, clock),
                new Revocations(feed, gate, audit),
                keys,
                new KeySchedule(store, audit, clock, keys),
                shares,
                acts,
                new BulkActs(
                        store,
                        audit,
                        clock,
                        queries,
                        acts,
                        executor,
                        ShareWords::filter,
                        id -> changes.tell("bulk", id)));
    }

    List<Route> routes(Sessions sessions, Links links, SavedFilters filters, Changes changes) {
        return Stream.of(
                        new ShareRoutes(shares, queries, acts, sessions, links, changes).routes(),
                        new BulkRoutes(bulkActs, links).routes(),
                        new FilterRoutes(filters).routes(),
                        new PolicyRoutes(tiers, changes).routes(),
                        new KeyRoutes(keys, keySchedule, revocations, scoped, changes).routes())
                .flatMap(List::stream)
                .toList();
    }
}
