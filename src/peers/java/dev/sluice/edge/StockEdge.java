package dev.sluice.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import dev.sluice.cli.OwnProgram;
import dev.sluice.api.AssetState;
import dev.sluice.api.Destination;
import dev.sluice.api.EdgeKeyRequest;
import dev.sluice.api.EdgeState;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Json;
import dev.sluice.api.Run;
import dev.sluice.api.Risk;
import dev.sluice.api.RunRequest;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.ShowRequest;
import dev.sluice.api.ShowSource;
import dev.sluice.service.RunningService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A stock server with the shipped configuration in front of a service, and an agent in a process of its own beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StockEdge {
    private static final String EDGE = "fra-1";

    private RunningService running;
    private Process agent;
    private Process server;
    private Path folder;
    private String edge;

    /** Starts the server at {@link #place} with the agent on a port of this machine. */
    abstract Process server(int agentPort) throws IOException;

    /** Where the server writes what it answered, and that its own cache did. */
    abstract String log();

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        running = RunningService.start(folder);
        edge = "http://127.0.0.1:" + freePort();
        String key = running.admin()
                .edges()
                .issue(EdgeKeyRequest.first(EDGE, edge))
                .key();
        agent = agent(Files.writeString(folder.resolve("edge.key"), key));
        server = server(agentPort());
        Agents.await(running, EDGE, EdgeState.CURRENT);
        Agents.await(this::answers, "the server to answer");
    }

    @AfterAll
    void stop() throws InterruptedException {
        try (var service = running) {
            for (var process : new Process[] {server, agent}) {
                if (process != null) {
                    process.destroy();
                    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                }
            }
        }
    }

    @Test
    void aRevokedLinkIsRefusedOnTheNextRequestThoughItsSegmentIsInTheCache() throws Exception {
        var share = running.share(ShareMode.API, "1h");
        var master = get(at(share.signedLink()));
        var playlist = get(master.child(0));
        String segment = playlist.child(0);
        for (var answer : List.of(master, playlist, get(segment), get(segment))) {
            assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        }
        assertThat(send(request(segment).head().build()).status()).isEqualTo(200);
        // The line is written when the answer is gone, which the viewer has read by then.
        String log = Agents.await(
                () -> read(folder.resolve(log())), text -> text.contains("HIT"), "a hit in the server's log");
        assertThat(log).doesNotContain("eyJ");

        running.admin().shares().revoke(share.share().handle(), "leaked");
        Agents.await(running, EDGE, EdgeState.CURRENT);

        var refused = get(segment);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers().get("s-uri-signing")).isEqualTo("407");
        assertThat(refused.headers().get("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(refused.headers().get("s-uri-signing-deny-reason")).contains("This link was revoked.");
        assertThat(send(request(segment).head().build()).status()).isEqualTo(403);
        assertThat(send(request(segment).header("Range", "bytes=0-9").build()).status())
                .isEqualTo(403);
        assertThat(get(segment).status()).isEqualTo(403);
    }

    private RunningService.Answer get(String url) {
        return Agents.answer(running, url);
    }

    private RunningService.Answer send(Request request) {
        return Agents.answer(running, request);
    }

    private static Request.Builder request(String url) {
        return new Request.Builder().url(url);
    }

    @Test
    void twoViewersShareTheCacheAndNoToken() throws Exception {
        var share = running.share(ShareMode.API, "1h");
        var first = get(at(share.signedLink()));
        var second = get(at(share.signedLink()));
        assertThat(first.child(0)).isNotEqualTo(second.child(0));
        assertThat(get(first.child(0)).body())
                .isEqualTo(get(second.child(0)).body());
    }

    @Test
    void mediaWithoutATokenOrUnderAnothersPathIsRefused() throws Exception {
        var share = running.share(ShareMode.API, "1h");
        String path = HttpUrl.get(get(at(share.signedLink())).child(0)).encodedPath();
        assertThat(get(edge + path.replaceFirst("/[^/]*", "")).status()).isEqualTo(404);
        assertThat(get(edge + path.replace(running.asset().id(), "other")).status())
                .isEqualTo(403);
        assertThat(get(edge + path.replaceFirst("eyJ", "eyK")).status()).isEqualTo(403);
    }

    @Test
    void aRunIsProvenThroughTheServer() {
        var leaked = running.share(ShareMode.API, "1h");
        running.share(ShareMode.API, "1h");
        var run = running.admin()
                .invalidations()
                .start(new RunRequest("link:" + leaked.share().handle(), "leaked", false));
        var proven = Agents.await(
                () -> running.admin().invalidations().get(run.run()), r -> proof(r).endedAt() != null, "a proof");
        assertThat(proof(proven).evidence()).contains("from 2 edges").contains(" 0 played");
        assertThat(proven.verifiedMs()).isNotNull();
        running.admin().invalidations().abort(run.run());
    }

    @Test
    void aLiveWindowMovesOnThroughTheServerAndARevocationEndsIt() throws Exception {
        var client = running.admin();
        var source = new ShowSource(ShowSource.Kind.PATTERN, "320x180", false, null);
        var show = client.shows()
                .start(new ShowRequest("Live", source, List.of(Destination.OWNED), "low-delay", 20, null));
        String asset = String.valueOf(show.asset());
        Agents.await(() -> client.assets().get(asset).state() == AssetState.PUBLISHED, "a window that can be shared");
        var link = share(asset);
        String media = get(at(link.signedLink())).child(0);
        String another = get(at(share(asset).signedLink())).child(0);
        for (int i = 0; i < 2; i++) {
            assertNotStale(media);
            assertNotStale(another);
        }
        var window = get(media);
        assertThat(window.headers().values("Cache-Control")).containsExactly("no-store");
        String same = HttpUrl.get(another).resolve(last(window)).toString();
        var first = get(HttpUrl.get(media).resolve(last(window)).toString());
        assertThat(first.status()).isEqualTo(200);
        long hits = hits();
        assertThat(get(same).body()).isEqualTo(first.body());
        Agents.await(() -> hits() > hits, "the other viewer's segment out of the cache");

        client.shares().revoke(link.share().handle(), "leaked");
        Agents.await(running, EDGE, EdgeState.CURRENT);
        assertThat(get(media).status()).isEqualTo(403);
        assertThat(get(first.url().toString()).status()).isEqualTo(403);
        assertThat(get(another).status()).isEqualTo(200);

        client.shows().stop(show.id());
        Agents.await(() -> text(another).contains("#EXT-X-ENDLIST"), "the end to be seen");
    }

    private IssuedShare share(String asset) {
        return running.admin()
                .shares()
                .create(new ShareRequest(asset, ShareMode.API, "1h", Risk.LOW, null, null, null, null));
    }

    /** What the service listed is listed behind the server's cache too, soon after, and can be had. */
    private void assertNotStale(String media) throws Exception {
        String before = last(get(media));
        String newest = Agents.await(
                () -> last(text(media.replace(edge, running.service().url()))), now -> !now.equals(before), "a segment");
        var behind = Agents.await(
                () -> get(media), answer -> answer.body().contains(newest), newest + " behind the server's cache");
        assertThat(behind.body()).doesNotContain("#EXT-X-ENDLIST");
        String url = HttpUrl.get(media).resolve(newest).toString();
        assertThat(get(url).status()).isEqualTo(200);
    }

    private static String last(RunningService.Answer playlist) {
        return last(playlist.body());
    }

    private static String last(String playlist) {
        return playlist.lines().filter(line -> line.endsWith(".ts")).reduce("", (a, b) -> b);
    }

    private String text(String url) {
        return get(url).body();
    }

    private long hits() {
        return read(folder.resolve(log()))
                .lines()
                .filter(line -> line.contains("HIT") && line.contains(" 200 "))
                .count();
    }

    private static Run.Step proof(Run run) {
        return run.steps().stream()
                .filter(step -> step.id().equals("verify"))
                .findFirst()
                .orElseThrow();
    }

    private String at(String link) {
        return link.replace(running.service().url(), edge);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try {
            return running.get(edge + "/api/v1/health").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private Process agent(Path key) throws IOException {
        return started(
                "agent.log",
                OwnProgram.command(
                        "edge",
                        "--control",
                        running.service().url(),
                        "--key-file",
                        key.toString(),
                        "--listen",
                        "127.0.0.1:0"));
    }

    private int agentPort() throws IOException {
        String said = Agents.await(() -> read(folder.resolve("agent.log")), text -> text.contains("}"), "the agent");
        String line = said.lines().filter(text -> text.startsWith("{")).findFirst().orElseThrow();
        return HttpUrl.get(Json.MAPPER.readTree(line).get("url").asText()).port();
    }

    /** The shipped file with the addresses and folders of this test in it. */
    String shipped(String file, int agentPort) throws IOException {
        var service = HttpUrl.get(running.service().url());
        return Files.readString(Path.of("packaging/edge", file))
                .replace("127.0.0.1:8701", "127.0.0.1:" + agentPort)
                .replace("127.0.0.1:8700", service.host() + ":" + service.port());
    }

    Path folder() {
        return folder;
    }

    /** Where viewers reach the server, as host and port. */
    String place() {
        return edge.replace("http://", "");
    }

    Process started(String log, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    /** Below those that the system hands out, so that nobody is given it before the server has it. */
    private static int freePort() {
        return new Random()
                .ints(10_000, 30_000)
                .filter(StockEdge::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
