package dev.sluice.runbook.step;

import dev.sluice.api.EmergencySettings;
import dev.sluice.asset.Assets;
import dev.sluice.audit.Audit;
import dev.sluice.floors.Gate;
import dev.sluice.playback.Library;
import dev.sluice.playback.Links;
import dev.sluice.playback.SigningKeys;
import dev.sluice.runbook.StepType;
import dev.sluice.share.Feed;
import dev.sluice.share.Revocations;
import dev.sluice.share.ScopedShares;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Shares;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * The parts of a service that the steps work on.
 *
 * @param executor carries probes; virtual threads
 * @param settings second admin, webhooks and CDN as they are set now
 * @param affected page that answers whether a link is affected
 * @param reports folder for the files of finished runs
 * @param publications shows that go out to destinations
 */
public record Steps(
        Audit audit,
        Clock clock,
        Gate gate,
        Feed feed,
        Revocations revocations,
        ScopedShares scoped,
        ShareQueries queries,
        Shares shares,
        SigningKeys keys,
        Links links,
        Assets assets,
        Library library,
        Edges edges,
        ExecutorService executor,
        Supplier<EmergencySettings> settings,
        URI affected,
        Path reports,
        dev.sluice.destination.OnAir publications) {

    /** Every step type there is, in the order of the shipped document. */
    public List<StepType> types() {
        var probes = new Probes(scoped, queries, shares, links, assets, library, clock);
        var prober = new Prober(executor);
        var cdns = new Cdns(settings, scoped, probes, prober);
        return List.of(
                new Declare(),
                new Approve(settings),
                new Contain(revocations, gate, feed, scoped, settings),
                new Push(edges),
                new Snapshot(scoped),
                new EndSessions(scoped),
                new StopPublications(publications),
                new Purge(cdns),
                new RotateKeys(keys, scoped, probes, prober, edges),
                new Verify(scoped, probes, prober, edges),
                new Reissue(scoped, shares),
                new Thaw(revocations, gate),
                new Notify(settings, affected),
                new ConfirmPurge(cdns),
                new Watch(scoped, probes, prober, edges),
                new FileReport(audit, reports));
    }
}
