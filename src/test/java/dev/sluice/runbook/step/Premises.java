package dev.sluice.runbook.step;

import dev.sluice.api.Binding;
import dev.sluice.api.Operator;
import dev.sluice.api.Risk;
import dev.sluice.api.Role;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.RunState;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.asset.AssetFiles;
import dev.sluice.asset.Assets;
import dev.sluice.asset.Made;
import dev.sluice.asset.Preparations;
import dev.sluice.audit.Audit;
import dev.sluice.floors.FeedEvent;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Lease;
import dev.sluice.gateway.MediaFiles;
import dev.sluice.playback.Activity;
import dev.sluice.playback.EntitlementCheck;
import dev.sluice.playback.EntitlementTimes;
import dev.sluice.playback.Library;
import dev.sluice.playback.Links;
import dev.sluice.playback.LiveMedia;
import dev.sluice.playback.MediaHandler;
import dev.sluice.playback.RefusedStarts;
import dev.sluice.playback.Sessions;
import dev.sluice.playback.SigningKeys;
import dev.sluice.playback.Site;
import dev.sluice.playback.Starts;
import dev.sluice.playback.Viewers;
import dev.sluice.playback.entitlement.Entitlement;
import dev.sluice.playback.entitlement.ViewerIssuers;
import dev.sluice.runbook.RunbookParser;
import dev.sluice.runbook.Runbooks;
import dev.sluice.runbook.Shelf;
import dev.sluice.runbook.StepType;
import dev.sluice.share.Feed;
import dev.sluice.share.Revocations;
import dev.sluice.share.ScopedShares;
import dev.sluice.share.ShareQueries;
import dev.sluice.share.ShareRow;
import dev.sluice.share.Shares;
import dev.sluice.share.TtlPolicies;
import dev.sluice.store.Store;
import dev.sluice.token.Minter;
import dev.sluice.token.Verifier;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * A service's real parts on a folder: store, shares, feed, media over HTTP, and a second edge with a gate of its own that
 * can be made deaf. Opened again on the same folder it is the next process.
 */
final class Premises implements AutoCloseable, Edges {
    static final Operator DANA = new Operator("dana", Role.ADMIN);

    private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore changed = new Semaphore(0);
    private final AtomicInteger boundaries = new AtomicInteger();
    private final OkHttpClient viewer = new OkHttpClient();
    private final Gate farGate;
    private final Server near;
    private final Server far;
    private final Assets assets;
    private final Path folder;
    final Store store;
    final Audit audit;
    final Gate gate;
    final SigningKeys keys;
    final ShareQueries queries;
    final Shares shares;
    final Links links;
    final Sessions sessions;
    final List<StepType> types;
    final Runbooks runbooks;
    final Settings settings;
    final LaterThaw thaw;
    volatile boolean farIsDeaf;
    volatile @Nullable Instant farLeaseEnds;
    volatile long room = 1L << 40;
    int dyingAt = Integer.MAX_VALUE;

    Premises(Path folder) throws Exception {
        this.folder = folder;
        var clock = Clock.systemUTC();
        store = Store.open(folder.resolve("sluice.db"));
        audit = new Audit(store, clock);
        gate = new Gate(Lease.unlimited());
        farGate = new Gate(Lease.unlimited());
        var feed = new Feed(store, clock, gate);
        feed.since(0, 1000).forEach(event -> farGate.apply(event));
        feed.follow(this::farHears);
        var files = new AssetFiles(folder.resolve("assets"));
        var preparations = new Preparations(
                store,
                audit,
                clock,
                files,
                (s, f, p, t) -> new Made(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                (m, p, t) -> null,
                virtual,
                id -> {});
        assets = new Assets(store, audit, clock, files, preparations, id -> {});
        var library = new Library(files, new MediaFiles(), id -> assets.get(id).version(), LiveMedia.NONE);
        queries = new ShareQueries(store, clock, () -> TtlPolicies.DEFAULT);
        keys = SigningKeys.open(store, audit, clock);
        shares = new Shares(
                store,
                audit,
                clock,
                assets,
                queries,
                gate,
                () -> TtlPolicies.DEFAULT,
                () -> keys.ring().active().kid());
        near = new Server();
        far = new Server();
        var site = site(bound(near));
        bound(far);
        var minter =
                new Minter(keys.ring()::active, site.issuer(), site.edgeSet(), site.mediaHosts(), (token, at) -> {});
        var activity = new Activity(clock);
        var check = new EntitlementCheck(
                new ViewerIssuers(store, audit, clock),
                new Entitlement(store, audit, clock, Duration.ofMinutes(5)),
                gate);
        sessions = new Sessions(store, queries, assets, minter, clock, Duration.ofMinutes(5), activity, check);
        var verifier = new Verifier(keys.ring()::verificationKeys, site.issuer(), 1000);
        for (var edge : List.of(Map.entry(near, gate), Map.entry(far, farGate))) {
            edge.getKey()
                    .setHandler(new MediaHandler(
                            site.admission(verifier, edge.getValue()),
                            new Starts(sessions, new EntitlementTimes(store, clock), new RefusedStarts(), clock),
                            new Viewers(List.of()),
                            library,
                            activity,
                            clock,
                            virtual,
                            (request, viewer, grant, refusal) -> {}));
            edge.getKey().start();
        }
        links = new Links(site, minter, keys.ring(), clock);
        var revocations = new Revocations(feed, gate, audit);
        var scoped = new ScopedShares(store, clock);
        settings = new Settings(store, audit);
        var steps = new Steps(
                audit,
                clock,
                gate,
                feed,
                revocations,
                scoped,
                queries,
                shares,
                keys,
                links,
                assets,
                library,
                this,
                virtual,
                settings,
                URI.create("http://127.0.0.1/affected"),
                folder.resolve("reports"),
                publications(clock, files));
        types = steps.types();
        var parser = new RunbookParser(types);
        var preflight = new Preflight(this, gate, settings, new WebhookTests(virtual, clock), () -> room, clock);
        var targets =
                new ScopeTargets(assets, queries, shares, scoped, channel -> false, preflight, this::canary, clock);
        runbooks = new Runbooks(
                store, audit, clock, mortal(), this::later, targets, parser, shelf(parser), run -> changed.release());
        thaw = new LaterThaw(runbooks, revocations, gate);
    }

    /** Nothing runs in these premises, so that no FFmpeg is needed. */
    private dev.sluice.destination.OnAir publications(Clock clock, AssetFiles files) throws IOException {
        var parts = new dev.sluice.destination.Publishing.Parts(
                store,
                audit,
                clock,
                assets,
                files,
                new dev.sluice.asset.LiveAssets(store, audit, clock, id -> {}),
                (master, profile, progress) -> {
                    throw new IllegalStateException("no window is checked here");
                },
                Files.createDirectories(folder.resolve("shows")),
                () -> {
                    throw new IllegalStateException("no FFmpeg here");
                },
                () -> Long.MAX_VALUE,
                id -> {});
        return new dev.sluice.destination.Publishing(parts).onAir();
    }

    private Shelf shelf(RunbookParser parser) throws IOException {
        Path shipped = Files.createDirectories(folder.resolve("shipped"));
        Files.write(shipped.resolve("emergency-invalidation.md"), document());
        return new Shelf(shipped, folder.resolve("runbooks"), parser);
    }

    /** The canary of the drills, made at the first one. */
    private String canary() {
        try {
            return assets.find("canary").isPresent() ? "canary" : asset("canary");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The shipped document with the waits of a drill, for nobody has half an hour here. */
    private static byte[] document() throws IOException {
        return Files.readString(Path.of("assets/runbooks/emergency-invalidation.md"))
                .replace("\nfor: 30m", "\nfor: 1s")
                .replace("\nevery: 30s", "\nevery: 1s")
                .replace("\nwait: 30s", "\nwait: 1s")
                .replace("drill-for: 10s", "drill-for: 1s")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Executor mortal() {
        return work -> {
            if (boundaries.getAndIncrement() < dyingAt) {
                virtual.execute(work);
            } else {
                changed.release();
            }
        };
    }

    boolean dead() {
        return boundaries.get() > dyingAt;
    }

    private void later(Duration delay, Runnable work) {
        java.util.concurrent.CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, virtual)
                .execute(work);
    }

    private static ServerConnector bound(Server server) throws IOException {
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.open();
        server.addConnector(connector);
        return connector;
    }

    private static Site site(ServerConnector connector) {
        String host = "127.0.0.1:" + connector.getLocalPort();
        return new Site(URI.create("http://" + host), List.of(host), "sluice", "sluice-edges");
    }

    private synchronized void farHears(FeedEvent event) {
        if (!farIsDeaf) {
            farGate.apply(event);
        }
    }

    /** What an edge does when it comes back: it catches up from its last sequence. */
    void farCatchesUp() {
        farIsDeaf = false;
        new Feed(store, Clock.systemUTC(), new Gate(Lease.unlimited()))
                .since(farGate.sequence(), 1000)
                .forEach(event -> farGate.apply(event));
    }

    /** A published asset with one rendition of one segment. */
    String asset(String id) throws IOException {
        Path hls = folder.resolve("assets").resolve(id).resolve("v1");
        Files.createDirectories(hls.resolve("low"));
        Files.writeString(hls.resolve("master.m3u8"), "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow/media.m3u8\n");
        Files.writeString(
                hls.resolve("low/media.m3u8"), "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n0.ts\n#EXT-X-ENDLIST\n");
        Files.writeString(hls.resolve("low/0.ts"), "segment");
        store.commit(h -> h.execute(
                "insert into asset (id, title, state, profile, version, source, created_at, created_by)"
                        + " values (?, ?, 'published', 'low-delay', 1, 'clip.mp4', 0, 'dana')",
                id,
                "Video " + id));
        return id;
    }

    ShareRow share(String asset, @Nullable String channel, @Nullable String recipient) {
        var binding = new Binding(null, recipient, List.of(), null, null, null, null, null);
        return shares.create(
                        new ShareRequest(asset, ShareMode.API, "1h", Risk.MEDIUM, channel, binding, null, null), DANA)
                .row();
    }

    /** A link of the share as it was handed out, asked for at an edge. */
    int answer(String edge, ShareRow row) {
        return get(base(edge) + links.signed(row, row.expiresAt()).orElseThrow());
    }

    int get(String url) {
        try (var response =
                viewer.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.code();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String base(String edge) {
        return known().stream()
                .filter(e -> e.name().equals(edge))
                .findFirst()
                .orElseThrow()
                .base()
                .toString();
    }

    Run run(String scope, boolean drill) {
        return settled(begin(scope, drill).run());
    }

    Run begin(String scope, boolean drill) {
        return runbooks.start(new RunRequest(scope, "leaked", drill), DANA);
    }

    /** The run once {@code seen} holds of it, changed or not. */
    Run until(String run, Predicate<Run> seen) {
        while (!seen.test(runbooks.find(run))) {
            await(run);
        }
        return runbooks.find(run);
    }

    private void await(String run) {
        try {
            if (!changed.tryAcquire(60, TimeUnit.SECONDS)) {
                throw new AssertionError("Nothing moves: " + runbooks.find(run));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The run once it stands still, or this process is dead. */
    Run settled(String run) {
        while (runbooks.find(run).state() == RunState.RUNNING && !dead()) {
            await(run);
        }
        store.commit(h -> true);
        return runbooks.find(run);
    }

    @Override
    public List<Edge> known() {
        return List.of(edge("near", near, null), edge("far", far, farLeaseEnds));
    }

    private static Edge edge(String name, Server server, @Nullable Instant lease) {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        return new Edge(name, URI.create("http://127.0.0.1:" + port), Duration.ZERO, lease);
    }

    @Override
    public Map<String, Instant> acknowledged(long sequence, Duration atMost) {
        var all = new TreeMap<String, Instant>();
        if (gate.sequence() >= sequence) {
            all.put("near", Instant.now());
        }
        if (farGate.sequence() >= sequence) {
            all.put("far", Instant.now());
        }
        return all;
    }

    @Override
    public void close() throws Exception {
        near.stop();
        far.stop();
        virtual.shutdownNow();
        store.close();
    }
}
