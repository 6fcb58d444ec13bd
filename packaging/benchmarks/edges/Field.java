package edges;

import dev.sluice.access.EdgeKeys;
import dev.sluice.api.EdgeKeyRequest;
import dev.sluice.api.EdgeState;
import dev.sluice.api.Operator;
import dev.sluice.api.Risk;
import dev.sluice.api.Role;
import dev.sluice.audit.Audit;
import dev.sluice.edge.EdgeAgent;
import dev.sluice.edge.EdgeConfig;
import dev.sluice.floors.Gate;
import dev.sluice.floors.Lease;
import dev.sluice.floors.Scope;
import dev.sluice.http.HttpServer;
import dev.sluice.http.Reply;
import dev.sluice.http.Route;
import dev.sluice.http.Router;
import dev.sluice.playback.SigningKeys;
import dev.sluice.playback.Site;
import dev.sluice.service.edges.Fleet;
import dev.sluice.share.Feed;
import dev.sluice.share.Revocations;
import dev.sluice.store.Store;
import dev.sluice.token.Grant;
import dev.sluice.token.Minter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;

/**
 * A service's feed, floors, store and control API with edge agents that follow it over HTTP, all in this process, and
 * sessions under links of one asset. A click is a POST that does what the runbook's step contain does.
 */
public final class Field implements AutoCloseable {
    private static final String ASSET = "tour";
    private static final Clock CLOCK = Clock.systemUTC();

    private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();
    private final Path folder;
    private final Store store;
    private final HttpServer server;
    private final Fleet fleet;
    private final Revocations revocations;
    private final Minter minter;
    private final List<EdgeAgent> agents = new ArrayList<>();

    public Field(int edges, long links) throws IOException {
        folder = Files.createTempDirectory("sluice-bench");
        store = Store.open(folder.resolve("sluice.db"));
        fill(links);
        var audit = new Audit(store, CLOCK);
        var gate = new Gate(Lease.unlimited());
        var feed = new Feed(store, CLOCK, gate);
        revocations = new Revocations(feed, gate, audit);
        var keys = SigningKeys.open(store, audit, CLOCK);
        server = new HttpServer(new HttpServer.Listening("127.0.0.1", null, null), 0, false, virtual);
        var local = URI.create("http://127.0.0.1:" + server.port());
        var site = new Site(local, List.of(local.getRawAuthority()), "sluice", "sluice-edges");
        minter = new Minter(keys.ring()::active, site.issuer(), site.edgeSet(), site.mediaHosts(), (token, at) -> {});
        var edgeKeys = new EdgeKeys(store, audit, CLOCK);
        fleet = new Fleet(edgeKeys, feed, gate, local, (scope, requests) -> {}, CLOCK);
        var routes = new ArrayList<>(fleet.routes(site));
        routes.add(Route.get("/.well-known/jwks.json", null, "keys", null,
                call -> Reply.text(200, "application/jwk-set+json", keys.ring().jwks())));
        routes.add(Route.post("/click/{link}", null, "click", null, null, call -> {
            contain(call.path("link"));
            return Reply.none();
        }));
        server.start(List.of(new Router(routes, (request, role) -> new Router.Caller(new Operator("bench", Role.ADMIN), "bench"), virtual)));
        for (int edge = 0; edge < edges; edge++) {
            String key = edgeKeys.issue(EdgeKeyRequest.first("edge-" + edge, null), "bench");
            agents.add(EdgeAgent.start(
                    new EdgeConfig(HttpUrl.get(local.toString()), key, null, "127.0.0.1", 0, null, null, null,
                            new EdgeConfig.Media.None(), List.of()),
                    CLOCK, System::nanoTime));
        }
        while (fleet.all().stream().filter(e -> e.state() == EdgeState.CURRENT).count() < edges + 1) {
            Thread.onSpinWait();
        }
    }

    /** Live links beside those of the sessions, as rows: an invalidation must not notice how many there are. */
    private void fill(long links) {
        long now = CLOCK.millis();
        store.commit(h -> {
            h.execute("insert into asset (id, title, state, profile, version, source, created_at, created_by)"
                    + " values (?, 'Tour', 'published', 'vod', 1, 'clip.mp4', ?, 'bench')", ASSET, now);
            return h.execute("""
                    with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)
                    insert into share (handle, asset, mode, channel, risk, ttl_seconds, created_at, created_by,
                      expires_at, binding, ep_everything, ep_channel, ep_asset, ep_share, ep_viewer)
                    select 'link-' || i, 'tour', 'api', 'web', 'low', 86400, ?, 'bench', ? + 86400000, '{}', 0, 0, 0, 0, 0
                    from n""", links, now, now);
        });
    }

    /** A session's path under a token of its own; link {@code n} is its link. */
    public String path(int n) {
        Instant now = CLOCK.instant();
        var grant = new Grant("link-" + n, ASSET, "web", null, now, n, "sid-" + n, List.of(0L, 0L, 0L, 0L, 0L), null,
                null, Risk.LOW);
        String token = minter.mint(grant, now.minusSeconds(5), now.plus(Duration.ofHours(20)), now);
        return "/URISigningPackage=" + token + "/" + ASSET + "/v720/0.m4s";
    }

    public int port(int edge) {
        return URI.create(agents.get(edge).listening()).getPort();
    }

    /** Opens a connection to click with. */
    public Wire clicker() throws Exception {
        return new Wire(server.port());
    }

    /** What the click does, in this process. */
    public long contain(String link) {
        long sequence = revocations.contain(Scope.link(link), "bench", "bench", "leaked").sequence();
        sequences.put(link, sequence);
        return sequence;
    }

    /** When each edge acknowledged the revocation of a link, once all have. */
    public Map<String, Instant> acknowledged(String link) {
        while (!sequences.containsKey(link)) {
            Thread.onSpinWait();
        }
        var all = fleet.edges().acknowledged(sequences.get(link), Duration.ofSeconds(20));
        if (all.size() < agents.size() + 1) {
            throw new IllegalStateException("not every edge acknowledged: " + all.keySet());
        }
        return all;
    }

    @Override
    public void close() {
        agents.parallelStream().forEach(EdgeAgent::close);
        server.close();
        virtual.shutdownNow();
        store.close();
        delete();
    }

    private void delete() {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("left behind: " + folder);
        }
    }
}
