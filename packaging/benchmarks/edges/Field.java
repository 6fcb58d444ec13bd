package edges;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.EdgeKeyRequest;
import dev.sluice.api.EdgeState;
import dev.sluice.api.Json;
import dev.sluice.api.Risk;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.RunState;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.client.SluiceClient;
import dev.sluice.edge.EdgeAgent;
import dev.sluice.edge.EdgeConfig;
import dev.sluice.service.Service;
import dev.sluice.service.ServiceConfig;
import dev.sluice.store.Store;
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
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;
import support.Clip;

/**
 * A whole service on a workspace of its own with one published asset, and edge agents that follow it over HTTP and serve its
 * media, all in this process. A click is the panel's: a POST to the control API that runs the emergency runbook, as far as
 * wanted.
 */
public final class Field implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int AT_ONCE = 16;
    private static final long CACHE = 64 << 20;

    private final Path folder = Files.createTempDirectory("sluice-bench");
    private final List<EdgeAgent> agents = new ArrayList<>();
    private final Service service;
    private final SluiceClient admin;
    private final String asset;

    /**
     * Starts all of it.
     *
     * @param links live ones, as rows: an invalidation must not notice how many there are
     * @param before heading in the shipped runbook before which runs end
     */
    public Field(int edges, long links, String before) throws Exception {
        var first = start();
        try (var client = client(first)) {
            asset = Clip.published(client, Clip.film(folder, 4), "Tour").id();
        } finally {
            first.close();
        }
        fill(links);
        runbook(before);
        service = start();
        admin = client(service);
        for (int edge = 0; edge < edges; edge++) {
            var control = HttpUrl.get(service.url());
            String key = admin.edges().issue(EdgeKeyRequest.first("edge-" + edge, null)).key();
            agents.add(EdgeAgent.start(
                    new EdgeConfig(control, key, null, "127.0.0.1", 0, null, null, null,
                            new EdgeConfig.Media.Origin(control, CACHE), List.of()),
                    CLOCK, System::nanoTime));
        }
        while (admin.edges().list().stream().filter(e -> e.state() == EdgeState.CURRENT).count() < edges + 1) {
            Thread.sleep(20);
        }
    }

    /** Tokens outlast the benchmark, so that no session has to renew. */
    private Service start() {
        var config = new ServiceConfig(
                folder.resolve("workspace"), Path.of("assets").toAbsolutePath(), "127.0.0.1", 0, null, null, null,
                List.of(), Duration.ofHours(20), "bench", false);
        return Service.start(config, CLOCK);
    }

    private static SluiceClient client(Service service) throws IOException {
        return new SluiceClient(HttpUrl.get(service.url()), Files.readString(service.adminKeyFile()).strip());
    }

    private void fill(long links) {
        long now = CLOCK.millis();
        try (var store = Store.open(folder.resolve("workspace/sluice.db"))) {
            store.commit(h -> h.execute("""
                    with recursive n (i) as (select 0 union all select i + 1 from n where i + 1 < ?)
                    insert into share (handle, asset, mode, channel, risk, ttl_seconds, created_at, created_by,
                      expires_at, binding, ep_everything, ep_channel, ep_asset, ep_share, ep_viewer)
                    select 'link-' || i, ?, 'direct', 'web', 'low', 86400, ?, 'bench', ? + 86400000, '{}', 0, 0, 0, 0, 0
                    from n""", links, asset, now, now));
        }
    }

    private void runbook(String before) throws IOException {
        String shipped = Files.readString(Path.of("assets/runbooks/emergency-invalidation.md"));
        Path own = Files.createDirectories(folder.resolve("workspace/runbooks"));
        Files.writeString(
                own.resolve("emergency-invalidation.md"), shipped.substring(0, shipped.indexOf("\n## " + before + "\n")));
    }

    /** Starts a session under each of {@code links} live links in turn; what its player asks for all the time. */
    public List<String> sessions(int sessions, long links) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var parts = new ArrayList<Callable<Map<Integer, String>>>();
            for (int part = 0; part < AT_ONCE; part++) {
                int first = part;
                parts.add(() -> {
                    var paths = new TreeMap<Integer, String>();
                    try (var wire = new Wire(port())) {
                        for (int n = first; n < sessions; n += AT_ONCE) paths.put(n, session(wire, "link-" + n % links));
                    }
                    return paths;
                });
            }
            var all = new TreeMap<Integer, String>();
            for (var part : threads.invokeAll(parts)) all.putAll(part.get());
            return List.copyOf(all.values());
        }
    }

    /** A new live link that is no other's; its handle. */
    public String link() {
        return admin.shares().create(new ShareRequest(asset, ShareMode.DIRECT, "1h", Risk.LOW, "bench", null, null, null))
                .share().handle();
    }

    /** Starts a session; the path of its media playlist. */
    public String session(String link) throws IOException {
        try (var wire = new Wire(port())) {
            return session(wire, link);
        }
    }

    private static String session(Wire wire, String link) throws IOException {
        JsonNode grant = Json.MAPPER.readTree(wire.post("/s/" + link + "/session", "{}"));
        String master = grant.path("playlist").asText();
        String text = wire.read(master);
        String rendition = text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).findFirst().orElseThrow();
        return rendition.startsWith("/") ? rendition : master.substring(0, master.lastIndexOf('/') + 1) + rendition;
    }

    private int port() {
        return URI.create(service.url()).getPort();
    }

    public int port(int edge) {
        return URI.create(agents.get(edge).listening()).getPort();
    }

    /** One click and all that came of it: when each edge acknowledged, and the run as it ended. */
    public record Shut(Instant clicked, Map<String, Instant> acknowledged, Run run) {}

    /** Runs the emergency runbook over a scope, as the panel does, and waits for its end. */
    public Shut shut(String scope) throws InterruptedException {
        Instant clicked = Instant.now();
        Run run = admin.invalidations().start(new RunRequest(scope, "bench", false));
        while (run.state() == RunState.RUNNING) {
            Thread.sleep(10);
            run = admin.invalidations().get(run.run());
        }
        var acknowledged = acknowledged(run.run());
        if (run.state() != RunState.CLOSED || acknowledged.size() < agents.size() + 1) {
            throw new IllegalStateException("did not come out green: " + acknowledged.keySet() + " " + run);
        }
        return new Shut(clicked, acknowledged, run);
    }

    /** As step push kept them. */
    private Map<String, Instant> acknowledged(String run) {
        JsonNode kept = Json.MAPPER.valueToTree(admin.invalidations().evidence(run, "push").kept());
        var all = new TreeMap<String, Instant>();
        kept.path("acknowledged").properties().forEach(e -> all.put(e.getKey(), Instant.parse(e.getValue().asText())));
        return all;
    }

    @Override
    public void close() {
        agents.parallelStream().forEach(EdgeAgent::close);
        admin.close();
        service.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("left behind: " + folder);
        }
    }
}
