package dev.sluice.service;

import dev.sluice.api.Intake;
import dev.sluice.api.Operator;
import dev.sluice.asset.Assets;
import dev.sluice.audit.Audit;
import dev.sluice.gateway.Addresses;
import dev.sluice.http.Route;
import dev.sluice.playback.Sessions;
import dev.sluice.playback.Site;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.Shares;
import dev.sluice.store.Store;
import dev.sluice.telemetry.CollectorRoutes;
import dev.sluice.telemetry.Collectors;
import dev.sluice.telemetry.LinkRoute;
import dev.sluice.telemetry.Players;
import dev.sluice.telemetry.RegionRoutes;
import dev.sluice.telemetry.RegionTables;
import dev.sluice.telemetry.Viewings;
import dev.sluice.telemetry.cohort.Cohorts;
import dev.sluice.telemetry.ingest.Clients;
import dev.sluice.telemetry.ingest.Inbox;
import dev.sluice.telemetry.ingest.Regions;
import dev.sluice.telemetry.quality.Cells;
import dev.sluice.telemetry.quality.Funnel;
import dev.sluice.telemetry.quality.LinkHours;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Telemetry and what it asks the rest of the service. */
final class TelemetryParts implements AutoCloseable {
    private final ShareQueries shares;
    private final Assets assets;
    private final Store store;
    private final Inbox inbox;
    private final ViewerRequests requests;
    private final Cohorts cohorts;
    private final Regions regions = new Regions();
    private @Nullable DemoPlayers players;
    private @Nullable QualityParts quality;

    TelemetryParts(
            Path database,
            Clock clock,
            ShareQueries shares,
            Assets assets,
            Sessions sessions,
            Addresses addresses,
            Changes changes) {
        this.shares = shares;
        this.assets = assets;
        store = Store.open(database, "dev/sluice/telemetry/migration");
        cohorts = Inbox.cohorts(store);
        var directory = new ShareDirectory(shares, assets, sessions);
        inbox = Inbox.open(store, clock, directory, cohorts, new Clients(regions), () -> changes.tell("telemetry", ""));
        requests = new ViewerRequests(inbox, addresses);
    }

    List<Route> routes(Store main, Audit audit, Clock clock, Site site, QualityAlerts told) {
        var collectors = new Collectors(main, audit, clock);
        var parts = new QualityParts(store, cohorts, main, shares, audit, clock, this::intake, told);
        quality = parts;
        var base = site.base().toString();
        var tables = new RegionTables(main, audit, regions, clock);
        return Stream.of(
                        new CollectorRoutes(inbox, collectors, shares, requests::audience, base).routes(),
                        new RegionRoutes(tables, regions).routes(),
                        List.of(new LinkRoute(new LinkHours(store), shares, clock).route()),
                        parts.routes())
                .flatMap(List::stream)
                .toList();
    }

    /** From links to conversions; the main store knows the links. */
    Funnel funnel(Store main) {
        return new Funnel(new Cells(store), cohorts, new QualityContext(main, shares));
    }

    /** Sessions one by one. */
    Viewings viewings() {
        return new Viewings(store);
    }

    /** Which players tell something. */
    Players players() {
        return new Players(store);
    }

    /** Looks whether operators have to be told something; every few seconds. */
    void look() {
        if (quality != null) {
            quality.look();
        }
    }

    /** Demo viewers, as one act. */
    List<Route> demo(
            Shares issuing, BiConsumer<String, Operator> revoke, String base, ExecutorService virtual, Clock clock) {
        players = new DemoPlayers(base, virtual);
        return new Demo(issuing, shares, assets, inbox, regions, players, revoke, clock).routes();
    }

    /** How telemetry comes in. */
    Intake intake() {
        var fresh = inbox.freshness();
        return new Intake(
                fresh.watching(),
                fresh.open(),
                fresh.newestAt() == 0 ? null : Instant.ofEpochMilli(fresh.newestAt()),
                fresh.lagMs(),
                inbox.rejections().counts(),
                cohorts.overflowing());
    }

    /** Merges and forgets what is due; every minute or so. */
    void settle() {
        inbox.settle();
    }

    /** What requests tell of viewers. */
    ViewerRequests requests() {
        return requests;
    }

    @Override
    public void close() {
        if (players != null) {
            players.close();
        }
        inbox.close();
        store.close();
    }
}
