package dev.sluice.service;

import dev.sluice.access.ApiKeys;
import dev.sluice.access.EdgeKeys;
import dev.sluice.access.Operators;
import dev.sluice.api.Asset;
import dev.sluice.api.BulkKind;
import dev.sluice.api.Fault;
import dev.sluice.api.ServiceStatus;
import dev.sluice.asset.AssetFiles;
import dev.sluice.asset.Assets;
import dev.sluice.asset.LiveAssets;
import dev.sluice.asset.Preparations;
import dev.sluice.asset.UploadFiles;
import dev.sluice.asset.Uploads;
import dev.sluice.audit.Audit;
import dev.sluice.audit.AuditKey;
import dev.sluice.audit.Checkpoints;
import dev.sluice.destination.Disk;
import dev.sluice.destination.Publishing;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Lease;
import dev.sluice.gateway.Addresses;
import dev.sluice.gateway.MediaFiles;
import dev.sluice.http.HttpServer;
import dev.sluice.http.OpenApi;
import dev.sluice.http.Route;
import dev.sluice.http.Router;
import dev.sluice.playback.Activity;
import dev.sluice.playback.EntitlementCheck;
import dev.sluice.playback.EntitlementTimes;
import dev.sluice.playback.InspectionLog;
import dev.sluice.playback.Inspector;
import dev.sluice.playback.Library;
import dev.sluice.playback.Links;
import dev.sluice.playback.MediaHandler;
import dev.sluice.playback.PageRoutes;
import dev.sluice.playback.RefusedStarts;
import dev.sluice.playback.Sessions;
import dev.sluice.playback.Site;
import dev.sluice.playback.Starts;
import dev.sluice.playback.Viewers;
import dev.sluice.playback.entitlement.Entitlement;
import dev.sluice.playback.entitlement.ViewerIssuers;
import dev.sluice.runbook.RunbookParser;
import dev.sluice.runbook.Runbooks;
import dev.sluice.runbook.Shelf;
import dev.sluice.runbook.step.LaterThaw;
import dev.sluice.runbook.step.Preflight;
import dev.sluice.runbook.step.ScopeTargets;
import dev.sluice.runbook.step.Settings;
import dev.sluice.runbook.step.Steps;
import dev.sluice.runbook.step.WebhookTests;
import dev.sluice.service.edges.Fleet;
import dev.sluice.share.Feed;
import dev.sluice.share.KilledKeys;
import dev.sluice.share.Neighbours;
import dev.sluice.share.SavedFilters;
import dev.sluice.store.Store;
import dev.sluice.token.IpPrefix;
import dev.sluice.token.Minter;
import dev.sluice.token.Verifier;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running service: everything wired together. The constructor reads like the picture in DESIGN section 2, from the store
 * up to the routes.
 */
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final int KNOWN_TOKENS = 100_000;
    private static final Duration SETTLED_EVERY = Duration.ofMinutes(1);
    private static final Duration LOOKED_EVERY = Duration.ofSeconds(20);
    private static final Duration PRUNED_EVERY = Duration.ofMinutes(5);
    private static final Duration KEPT_EVERY = Duration.ofMinutes(1);
    private static final String EDGE_SET = "sluice-edges";

    private final ServiceConfig config;
    private final Clock clock;
    private final Workspace workspace;
    private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
    private final Changes changes = new Changes();
    private final Store store;
    private final Audit audit;
    private final Checkpoints checkpoints;
    private final AuditWatch auditWatch;
    private final ApiKeys apiKeys;
    private final Operators operators;
    private final Replays replays;
    private final PreparationProfiles profiles;
    private final Preparations preparations;
    private final Assets assets;
    private final Library library;
    private final Publishing publishing;
    private final Gate gate = new Gate(Lease.unlimited());
    private final Feed feed;
    private final Sharing sharing;
    private final HttpServer server;
    private final Site site;
    private final Verifier verifier;
    private final Activity activity;
    private final ViewerIssuers viewerIssuers;
    private final Entitlement entitlement;
    private final Uploads uploads;
    private final Sessions sessions;
    private final TelemetryParts telemetry;
    private final EntitlementTimes entitlementTimes;
    private final RefusedStarts refused = new RefusedStarts();
    private final Starts starts;
    private final FirstStart firstStart;
    private final Timetable timetable = new Timetable(virtual);
    private final Links links;
    private final Emergencies emergencies;
    private final Fleet fleet;

    private Service(ServiceConfig config, Clock clock, Workspace workspace) {
        this.config = config;
        this.clock = clock;
        this.workspace = workspace;
        store = Store.open(workspace.database());
        audit = new Audit(store, clock);
        checkpoints = new Checkpoints(store, audit, clock, AuditKey.open(workspace.auditKey()), workspace.auditHead());
        auditWatch = new AuditWatch(checkpoints, timetable);
        apiKeys = new ApiKeys(store, audit, clock);
        operators = new Operators(store, audit, clock, apiKeys);
        replays = new Replays(store, clock);
        var files = new AssetFiles(workspace.assets());
        var ffmpeg = new FfmpegOnDemand();
        profiles = new PreparationProfiles(workspace.profiles());
        preparations = PreparationJobs.open(store, audit, clock, files, ffmpeg, profiles, this::assetChanged);
        assets = new Assets(store, audit, clock, files, preparations, this::assetChanged);
        uploads = new Uploads(new UploadFiles(workspace.assets().resolve(".uploads"), clock), assets);
        publishing = new Publishing(new Publishing.Parts(
                store,
                audit,
                clock,
                assets,
                files,
                new LiveAssets(store, audit, clock, this::assetChanged),
                PreparationJobs::check,
                workspace.shows(),
                ffmpeg,
                Disk.of(workspace.shows()),
                show -> changes.tell("show", show)));
        library = new Library(
                files,
                new MediaFiles(),
                id -> assets.find(id).map(Asset::version).orElse(0),
                new WindowMedia(publishing));
        feed = new Feed(store, clock, gate);
        sharing = Sharing.open(store, audit, clock, assets, gate, feed, changes, virtual);
        var queries = sharing.queries();
        var ring = sharing.keys().ring();
        int port = config.port() == 0 ? workspace.keptPort() : config.port();
        server = new HttpServer(
                new HttpServer.Listening(config.host(), config.tlsCertificate(), config.tlsKey()),
                port,
                config.port() != 0,
                virtual);
        site = Sites.of(config, server.port(), EDGE_SET);
        verifier = new Verifier(ring::verificationKeys, site.issuer(), KNOWN_TOKENS);
        var minter = new Minter(ring::active, site.issuer(), site.edgeSet(), site.mediaHosts(), verifier::signedHere);
        activity = new Activity(clock);
        viewerIssuers = new ViewerIssuers(store, audit, clock);
        entitlement = new Entitlement(store, audit, clock, config.tokenLife());
        var check = new EntitlementCheck(viewerIssuers, entitlement, gate);
        sessions = new Sessions(store, queries, assets, minter, clock, config.tokenLife(), activity, check);
        telemetry = new TelemetryParts(workspace.telemetry(), clock, queries, assets, sessions, addresses(), changes);
        entitlementTimes = new EntitlementTimes(store, clock);
        starts = new Starts(sessions, entitlementTimes, refused, clock);
        firstStart = new FirstStart(assets, sharing.shares(), config.home());
        links = new Links(site, minter, ring, clock);
        var local = Sites.local(config, server.port());
        fleet = new Fleet(new EdgeKeys(store, audit, clock), feed, gate, local, activity.refused()::add, clock);
        emergencies = emergencies();
    }

    private Emergencies emergencies() {
        var settings = new Settings(store, audit);
        var edges = fleet.edges();
        var steps = new Steps(
                audit,
                clock,
                gate,
                feed,
                sharing.revocations(),
                sharing.scoped(),
                sharing.queries(),
                sharing.shares(),
                sharing.keys(),
                links,
                assets,
                library,
                edges,
                virtual,
                settings,
                site.base().resolve(AffectedRoutes.PATH),
                workspace.reports(),
                publishing.onAir());
        var parser = new RunbookParser(steps.types());
        var shelf = new Shelf(config.home().resolve("runbooks"), workspace.runbooks(), parser);
        var preflight = new Preflight(
                edges, gate, settings, new WebhookTests(virtual, clock), Disk.of(workspace.database()), clock);
        var targets = new ScopeTargets(
                assets,
                sharing.queries(),
                sharing.shares(),
                sharing.scoped(),
                publishing.destinations()::hasChannel,
                preflight,
                new Canary(assets)::id,
                clock);
        var runbooks = new Runbooks(
                store, audit, clock, virtual, timetable, targets, parser, shelf, run -> changes.tell("run", run));
        var thaw = new LaterThaw(runbooks, sharing.revocations(), gate);
        return new Emergencies(runbooks, settings, thaw, activity.refused(), clock, timetable);
    }

    /**
     * Starts a service on its workspace; it answers when this returns.
     *
     * @throws Fault {@code workspace-in-use}, {@code workspace-unwritable}, {@code store-unusable}, {@code port-in-use} or
     *     {@code tls-unusable}
     */
    public static Service start(ServiceConfig config, Clock clock) {
        var workspace = Workspace.open(config.workspace());
        try {
            var service = new Service(config, clock, workspace);
            service.open();
            return service;
        } catch (RuntimeException e) {
            workspace.close();
            throw e;
        }
    }

    /** Base of every link it hands out, and of its control API. */
    public String url() {
        return site.base().toString();
    }

    /** File that holds the first admin's key. */
    public Path adminKeyFile() {
        return workspace.adminKey();
    }

    private void open() {
        boolean first = apiKeys.none();
        if (first) {
            FirstStart.adminKey(operators, apiKeys, workspace::keepAdminKey);
        }
        emergencies.takeUp();
        server.start(
                List.of(media(), new Router(routes(), new Admission(apiKeys, System::nanoTime), replays, virtual)));
        workspace.announce(Sites.local(config, server.port()).toString(), server.port());
        preparations.resumeInterrupted();
        emergencies.open();
        publishing.open();
        sharing.bulkActs().resumeInterrupted();
        auditWatch.open(store);
        keepTime();
        if (first && config.sample()) {
            firstStart.begin();
        }
    }

    private void keepTime() {
        timetable.every(PRUNED_EVERY, "Forgetting what guards nothing any more", () -> {
            gate.prune(clock.instant());
            replays.prune();
        });
        timetable.every(PRUNED_EVERY, "Rotating signing keys", this::turn);
        timetable.every(SETTLED_EVERY, "Settling telemetry", telemetry::settle);
        timetable.every(LOOKED_EVERY, "Looking at quality", this::lookAtQuality);
        timetable.every(KEPT_EVERY, "Keeping entitlement times", entitlementTimes::write);
    }

    /** Looks once whether operators have to be told about what viewers get. */
    void lookAtQuality() {
        telemetry.look();
    }

    /** Rotates and forgets signing keys whose time has come. */
    void turn() {
        sharing.keySchedule().turn();
    }

    private Handler media() {
        return new MediaHandler(
                site.admission(verifier, gate),
                starts,
                viewers(),
                library,
                activity,
                clock,
                virtual,
                telemetry.requests()::asked);
    }

    private List<Route> routes() {
        var inspector = inspector();
        var routes = new ArrayList<Route>();
        routes.addAll(new SystemRoutes(
                        site, config, audit, checkpoints, sharing.keys().ring(), clock, changes, this::status)
                .routes());
        routes.addAll(new AssetRoutes(assets, library, profiles).routes());
        routes.addAll(new UploadRoutes(uploads, profiles).routes());
        routes.addAll(sharing.routes(sessions, links, new SavedFilters(store, clock), changes));
        routes.addAll(new OperatorRoutes(operators, apiKeys, () -> areas(routes), changes).routes());
        routes.addAll(new RunRoutes(emergencies).routes());
        routes.addAll(new SteeringRoutes(emergencies.runbooks().steering(), emergencies.thaw()).routes());
        routes.addAll(new RunbookRoutes(emergencies.runbooks().shelf(), emergencies.settings()).routes());
        routes.addAll(new AffectedRoutes(inspector).routes());
        routes.addAll(new EntitlementRoutes(viewerIssuers, entitlement).routes());
        routes.addAll(fleet.routes(site));
        routes.addAll(new DestinationRoutes(publishing, sharing.queries(), links, changes::tell).routes());
        routes.addAll(new ShowRoutes(publishing.shows()).routes());
        routes.addAll(new DestinationFunnels(
                        sharing.queries(), assets, publishing.destinations(), telemetry.funnel(store), clock)
                .routes());
        routes.addAll(new InspectionRoutes(
                        inspector,
                        telemetry.viewings(),
                        new InspectionLog(store, clock),
                        sharing.shares(),
                        assets,
                        links)
                .routes());
        routes.add(checklist(inspector).route());
        routes.addAll(telemetry
                .requests()
                .counting(new PageRoutes(sharing.queries(), assets, sessions, starts, viewers(), library, clock)
                        .routes()));
        var told = new QualityAlerts(changes, publishing.destinations(), publishing.deliveries());
        routes.addAll(telemetry.routes(store, audit, clock, site, told));
        routes.addAll(telemetry.demo(
                sharing.shares(),
                (handle, by) -> sharing.acts().one(BulkKind.REVOKE, handle, null, "demo removed", by),
                Sites.local(config, server.port()).toString(),
                virtual,
                clock));
        var described = new OpenApi("Sluice control API", SystemRoutes.VERSION).document(routes);
        routes.add(Route.get("/api/v1/openapi.json", null, "This document", null, call -> described));
        return List.copyOf(routes);
    }

    /** What a key can be limited to. */
    private static Set<String> areas(List<Route> routes) {
        return routes.stream()
                .filter(route -> route.role() != null)
                .map(route -> Admission.area(route.path()))
                .filter(area -> !area.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Inspector inspector() {
        return new Inspector(
                sharing.queries(),
                assets,
                sessions,
                links,
                new Neighbours(store),
                refused,
                new KilledKeys(store),
                entitlementTimes,
                viewers(),
                clock);
    }

    private Checklist checklist(Inspector inspector) {
        var shared = new SharingLines(sharing.tiers()::now, sharing.queries(), inspector, site);
        var players = new TelemetryLine(telemetry.players(), telemetry::intake, clock);
        var identity = new IdentityLines(entitlement);
        var drills = new EmergencyLines(emergencies, clock);
        var ground = new GroundLines(config, workspace.adminKey(), audit, checkpoints, clock);
        return new Checklist(List.of(shared, players, identity, drills, fleet::lines, ground));
    }

    private Addresses addresses() {
        return new Addresses(
                config.trustedProxies().stream().map(IpPrefix::parse).toList());
    }

    private Viewers viewers() {
        return new Viewers(config.trustedProxies().stream().map(IpPrefix::parse).toList());
    }

    private ServiceStatus status() {
        var edges = fleet.standing();
        return new ServiceStatus(
                edges.known(),
                edges.current(),
                feed.sequence(),
                edges.lagMs(),
                emergencies.lastDrill(),
                preparations.underWay() + emergencies.running(),
                clock.instant());
    }

    private void assetChanged(String id) {
        library.changed(id);
        changes.tell("asset", id);
        firstStart.changed(id);
    }

    @Override
    public void close() {
        Stream.<AutoCloseable>of(
                        changes,
                        server,
                        publishing,
                        preparations,
                        auditWatch::endFollowing,
                        timetable,
                        virtual::shutdownNow,
                        telemetry,
                        entitlementTimes::write,
                        auditWatch,
                        store,
                        workspace)
                .forEach(Service::end);
    }

    /** A part that fails to end, as on a full disk, keeps no other from it. */
    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("A part of the service did not end as it should", e);
        }
    }
}
