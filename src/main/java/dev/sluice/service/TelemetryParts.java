package dev.sluice.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sluice.api.Fault;
import dev.sluice.api.Intake;
import dev.sluice.api.Operator;
import dev.sluice.asset.Assets;
import dev.sluice.audit.Audit;
import dev.sluice.gateway.Addresses;
import dev.sluice.gateway.UserAgents;
import dev.sluice.http.Call;
import dev.sluice.http.Route;
import dev.sluice.playback.Sessions;
import dev.sluice.playback.Site;
import dev.sluice.playback.Viewer;
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
import dev.sluice.telemetry.cohort.Dimension;
import dev.sluice.telemetry.cohort.Traits;
import dev.sluice.telemetry.ingest.Audience;
import dev.sluice.telemetry.ingest.Clients;
import dev.sluice.telemetry.ingest.Directory;
import dev.sluice.telemetry.ingest.Inbox;
import dev.sluice.telemetry.ingest.Regions;
import dev.sluice.telemetry.quality.Cells;
import dev.sluice.telemetry.quality.Funnel;
import dev.sluice.telemetry.quality.LinkHours;
import dev.sluice.telemetry.session.Reconstruction;
import dev.sluice.token.Grant;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Telemetry and what it asks the rest of the service. */
final class TelemetryParts implements AutoCloseable, Directory {
    private static final int KNOWN_SHARES = 20_000;

    private final ShareQueries shares;
    private final Assets assets;
    private final Sessions sessions;
    private final Addresses addresses;
    private final Store store;
    private final Inbox inbox;
    private final Cohorts cohorts;
    private final Regions regions = new Regions();
    private @Nullable DemoPlayers players;
    private @Nullable QualityParts quality;
    private final Cache<String, Optional<Shared>> known = Caffeine.newBuilder()
            .maximumSize(KNOWN_SHARES)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

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
        this.sessions = sessions;
        this.addresses = addresses;
        store = Store.open(database, "dev/sluice/telemetry/migration");
        cohorts = Inbox.cohorts(store);
        inbox = Inbox.open(store, clock, this, cohorts, new Clients(regions), () -> changes.tell("telemetry", ""));
    }

    List<Route> routes(Store main, Audit audit, Clock clock, Site site, QualityAlerts told) {
        var collectors = new Collectors(main, audit, clock);
        var parts = new QualityParts(store, cohorts, main, shares, audit, clock, this::intake, told);
        quality = parts;
        var base = site.base().toString();
        var tables = new RegionTables(main, audit, regions, clock);
        return Stream.of(
                        new CollectorRoutes(inbox, collectors, shares, this::audience, base).routes(),
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

    /** A media request of a session; those of inspections are nobody's viewing. */
    void asked(Request request, Viewer viewer, Grant grant, @Nullable String refusal) {
        String sid = grant.sid();
        if (sid != null && !UserAgents.inspects(viewer.userAgent())) {
            inbox.requested(
                    grant.share(),
                    sid,
                    refusal,
                    RequestCmcd.of(request),
                    audience(viewer.address(), viewer.userAgent()));
        }
    }

    /** The same routes, and viewers whom a rule turns away are counted. */
    List<Route> counting(List<Route> pages) {
        return pages.stream()
                .map(route -> route.path().endsWith("/session") ? counting(route) : route)
                .toList();
    }

    private Route counting(Route route) {
        return new Route(
                route.method(),
                route.path(),
                route.role(),
                route.summary(),
                route.request(),
                route.response(),
                call -> counted(route, call));
    }

    private Object counted(Route route, Call call) throws Exception {
        try {
            return route.action().handle(call);
        } catch (Fault e) {
            var who = audience(call.request());
            if (Reconstruction.policy(e.code()) && !UserAgents.inspects(who.userAgent())) {
                inbox.turnedAway(call.path("handle"), who);
            }
            throw e;
        }
    }

    private Audience audience(Request request) {
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT);
        return audience(addresses.of(request), agent == null ? "" : agent);
    }

    private static Audience audience(InetAddress address, String agent) {
        return new Audience(address, agent, UserAgents.deviceClass(agent));
    }

    @Override
    public Optional<String> shareOf(String sid) {
        return sessions.share(sid);
    }

    @Override
    public Optional<Shared> share(String handle) {
        return known.get(handle, this::shared);
    }

    /** Drills run over canary shares; they are nobody's viewing. */
    private Optional<Shared> shared(String handle) {
        return shares.find(handle)
                .map(standing -> standing.row())
                .filter(row -> !row.canary())
                .map(row -> {
                    var asset = assets.find(row.asset());
                    var traits = Traits.none()
                            .with(Dimension.CHANNEL, row.channel())
                            .with(Dimension.MODE, word(row.mode()))
                            .with(Dimension.RISK, word(row.risk()))
                            .with(Dimension.EDGE, "gateway")
                            .with(Dimension.ASSET, assetWord(row.assetTitle(), row.asset()));
                    Long length = asset.map(a -> a.durationMs()).orElse(null);
                    long lengthMs = length == null ? 0 : length;
                    return new Shared(traits, lengthMs, PreparationStages.of(assets.times(row.asset()), lengthMs));
                });
    }

    /** What cohorts call an asset. */
    static String assetWord(String title, String id) {
        return title + " · " + id.substring(0, 4);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
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
