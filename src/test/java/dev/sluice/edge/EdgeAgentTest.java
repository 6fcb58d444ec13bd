package dev.sluice.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.EdgeKeyRequest;
import dev.sluice.api.EdgePoll;
import dev.sluice.api.EdgeState;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.Run;
import dev.sluice.api.RunRequest;
import dev.sluice.api.ShareMode;
import dev.sluice.client.EdgeFeed;
import dev.sluice.client.SluiceClient;
import dev.sluice.floors.FeedCodec;
import dev.sluice.service.RunningService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Edge agents beside a real service, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeAgentTest {
    private static final EdgeConfig.Media NONE = new EdgeConfig.Media.None();

    private RunningService running;
    private HttpUrl service;
    private Path media;
    private EdgeAgent caching;
    private EdgeAgent asked;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
        service = HttpUrl.get(running.service().url());
        media = folder.resolve("workspace/assets");
        caching = Agents.start(running, "ams-1", new EdgeConfig.Media.Origin(service, 1 << 20));
        asked = Agents.start(running, "ams-2", NONE);
    }

    @AfterAll
    void stop() {
        caching.close();
        asked.close();
        running.close();
    }

    @Test
    void aLinkPlaysThroughAnEdgeAndIsRefusedThereOnceRevokedThoughItsFilesAreCached() throws Exception {
        var share = running.share(ShareMode.API, "1h");
        var master = Agents.answer(running, at(caching, share.signedLink()));
        var playlist = Agents.answer(running, master.child(0));
        assertThat(Agents.answer(running, playlist.child(0)).status()).isEqualTo(200);
        assertThat(playlist.child(0)).startsWith(caching.listening());

        running.admin().shares().revoke(share.share().handle(), "leaked");
        Agents.await(running, "ams-1", EdgeState.CURRENT);

        var refused = Agents.answer(running, playlist.child(0));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers().get("s-uri-signing")).isEqualTo("407");
        assertThat(refused.headers().get("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(code(refused)).isEqualTo("revoked");
    }

    @Test
    void twoViewersOfOneAssetGetTokensOfTheirOwnThroughOneCache() throws Exception {
        var share = running.share(ShareMode.API, "1h");
        var head = new Request.Builder()
                .url(at(caching, share.signedLink()))
                .head()
                .build();
        assertThat(Agents.answer(running, head).status()).isEqualTo(200);
        assertThat(running.admin().shares().get(share.share().handle()).opens()).isZero();
        var first = Agents.answer(running, at(caching, share.signedLink()));
        var second = Agents.answer(running, at(caching, share.signedLink()));
        assertThat(first.child(0)).isNotEqualTo(second.child(0));
    }

    @Test
    void anEdgeWithAFolderServesWithoutTheService() throws Exception {
        var folder = media.resolve(running.asset().id());
        try (var edge = Agents.start(running, "fra-3", new EdgeConfig.Media.Folder(versioned(folder)))) {
            var share = running.share(ShareMode.API, "1h");
            var playlist = Agents.answer(
                    running,
                    Agents.answer(running, at(edge, share.signedLink())).child(0));
            var part = Agents.answer(
                    running,
                    new Request.Builder()
                            .url(playlist.child(0))
                            .header("Range", "bytes=4-7")
                            .build());
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.body()).isEqualTo("styp");
            Agents.await(running, "fra-3", EdgeState.CURRENT);
        }
        assertThat(Agents.edge(running, "fra-3").state()).as("it said goodbye").isEqualTo(EdgeState.ABSENT);
    }

    /** Assets of a service lie in versions; an edge's folder has one. */
    private Path versioned(Path asset) throws IOException {
        var root = asset.resolveSibling("edge-media");
        java.nio.file.Files.createDirectories(root);
        var link = root.resolve(running.asset().id());
        java.nio.file.Files.createSymbolicLink(link, asset.resolve("v1").toAbsolutePath());
        return root;
    }

    @Test
    void aServerBesideAnAgentIsToldWhatMayBeServed() throws Exception {
        var share = running.share(ShareMode.API, "1h");
        var path = running.get(share.signedLink())
                .child(0)
                .replace(running.service().url(), "");
        assertThat(authorise(path + "?CMCD=br%3D100").status()).isEqualTo(200);
        assertThat(authorise(path.replace(running.asset().id(), "other")).status())
                .isEqualTo(403);
        assertThat(authorise("/" + running.asset().id() + "/master.m3u8").status())
                .isEqualTo(403);
        assertThat(authorise(path.replace("/URI", "/%55RI")).status()).isEqualTo(403);

        running.admin().shares().freeze(share.share().handle());
        Agents.await(running, "ams-2", EdgeState.CURRENT);
        assertThat(code(authorise(path))).isEqualTo("frozen");
        running.admin().shares().unfreeze(share.share().handle());
        Agents.await(running, "ams-2", EdgeState.CURRENT);
        assertThat(authorise(path).status()).isEqualTo(200);
    }

    @Test
    void aRunWaitsForEveryEdgeAndProvesAtEach() {
        Agents.await(running, "ams-1", EdgeState.CURRENT);
        Agents.await(running, "ams-2", EdgeState.CURRENT);
        var leaked = running.share(ShareMode.API, "1h");
        var spared = running.share(ShareMode.API, "1h");
        assertThat(spared.signedLink()).isNotNull();
        var run = running.admin()
                .invalidations()
                .start(new RunRequest("link:" + leaked.share().handle(), "leaked", false));
        var verified = Agents.await(
                () -> running.admin().invalidations().get(run.run()),
                r -> step(r, "verify").endedAt() != null,
                "a proof");
        assertThat(verified.verifiedMs()).isNotNull();
        assertThat(evidence(verified, "push")).contains("3 of 3 acknowledged");
        assertThat(evidence(verified, "verify"))
                .contains("from 3 edges")
                .contains("0 played")
                .doesNotContain("cut off");
        // An agent counts what it refused, the run's own probes first of all; it says so with its next question.
        var here = Agents.await(
                () -> running.admin().invalidations().refused(run.run()).total(),
                total -> total >= 3,
                "refusals at both agents and the gateway");
        assertThat(here).isGreaterThanOrEqualTo(3);
        // The run goes on writing to the feed, so that an edge is a sequence behind now and then.
        var status = Agents.await(
                () -> running.admin().status(), s -> s.edgesAcknowledged() == s.edges(), "all edges acknowledge");
        assertThat(status.edges()).isEqualTo(3);
        assertThat(status.feedLagMs()).isNotNull();
        running.admin().invalidations().abort(run.run());
    }

    private static String evidence(Run run, String step) {
        return step(run, step).evidence();
    }

    private static Run.Step step(Run run, String step) {
        return run.steps().stream().filter(s -> s.id().equals(step)).findFirst().orElseThrow();
    }

    @Test
    void anEdgesKeyOpensTheFeedAndNothingElse() {
        var key = running.admin()
                .edges()
                .issue(EdgeKeyRequest.first("syd-1", null))
                .key();
        try (var misused = new SluiceClient(service, key);
                var feed = new EdgeFeed(service, key)) {
            assertThat(feed.start(EdgeAgentTest::text)).contains("\"snapshot\"").doesNotContain("\"d\":");
            assertThatThrownBy(misused::status)
                    .isInstanceOfSatisfying(
                            Fault.class, f -> assertThat(f.code()).isEqualTo("edge-key-here"));
            running.admin().edges().revoke("syd-1");
            assertThatThrownBy(() -> feed.start(EdgeAgentTest::text))
                    .isInstanceOfSatisfying(
                            Fault.class, f -> assertThat(f.code()).isEqualTo("edge-key-unknown"));
        }
        try (var operator = new EdgeFeed(service, "slk_not-an-edge")) {
            assertThatThrownBy(() -> operator.start(EdgeAgentTest::text)).isInstanceOf(Fault.class);
        }
        assertThat(running.admin().audit("edge:syd-1", null, 10).items())
                .extracting(e -> e.act())
                .containsExactly("edge-key.revoke", "edge-key.issue");
    }

    @Test
    void theKeyOfARunningEdgeIsReplacedOnlyWhenAsked() {
        var edges = running.admin().edges();
        var key = edges.issue(EdgeKeyRequest.first("gru-1", null)).key();

        assertThatThrownBy(() -> edges.issue(EdgeKeyRequest.first("gru-1", null)))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo("edge-key-exists");
                    assertThat(fault.problem().nextAct()).contains("--replace");
                });
        try (var feed = new EdgeFeed(HttpUrl.get(running.service().url()), key)) {
            assertThat(feed.start(EdgeAgentTest::text)).contains("gru-1");
        }

        edges.issue(new EdgeKeyRequest("gru-1", null, true));
        try (var feed = new EdgeFeed(HttpUrl.get(running.service().url()), key)) {
            assertThatThrownBy(() -> feed.start(EdgeAgentTest::text))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo("edge-key-unknown"));
        }
        edges.revoke("gru-1");
        assertThat(edges.issue(EdgeKeyRequest.first("gru-1", null)).key()).isNotEmpty();
        edges.revoke("gru-1");
    }

    @Test
    void badNamesAndAddressesAreRefused() {
        for (var name : new String[] {null, "", "-a", "A", "built-in", "a".repeat(33), "a b"}) {
            assertThatThrownBy(() -> running.admin().edges().issue(EdgeKeyRequest.first(name, null)))
                    .isInstanceOfSatisfying(
                            Fault.class, f -> assertThat(f.code()).isEqualTo("edge-name-malformed"));
        }
        for (var url : new String[] {"ftp://a", "http://u:p@a", "http://a/b", "file:///etc/passwd", "x"}) {
            assertThatThrownBy(() -> running.admin().edges().issue(EdgeKeyRequest.first("a", url)))
                    .isInstanceOfSatisfying(
                            Fault.class, f -> assertThat(f.code()).isEqualTo("edge-url-malformed"));
        }
    }

    @Test
    void anAcknowledgementOfWhatWasNeverSaidIsRefused() {
        var key = running.admin()
                .edges()
                .issue(EdgeKeyRequest.first("iad-1", null))
                .key();
        try (var feed = new EdgeFeed(service, key)) {
            String id = feed.start(FeedCodec::readStart).feed();
            for (var poll : List.of(poll("another", 0), poll(id, 1_000_000))) {
                assertThatThrownBy(() -> feed.poll(poll))
                        .isInstanceOfSatisfying(
                                Fault.class, f -> assertThat(f.code()).isEqualTo("snapshot-needed"));
            }
        }
        assertThat(Agents.edge(running, "iad-1").state()).isEqualTo(EdgeState.ABSENT);
        running.admin().edges().revoke("iad-1");
    }

    @Test
    void whatAnAgentRefusedIsCountedOnceForItsScope() {
        var key = running.admin()
                .edges()
                .issue(EdgeKeyRequest.first("lhr-1", null))
                .key();
        var leaked = running.share(ShareMode.API, "1h");
        String scope = "link:" + leaked.share().handle();
        var run = running.admin().invalidations().start(new RunRequest(scope, "leaked", false));
        long before = running.admin().invalidations().refused(run.run()).total();
        try (var feed = new EdgeFeed(service, key)) {
            var start = feed.start(FeedCodec::readStart);
            for (long count : new long[] {1_000_000, 1_000_000, 2_500_000, 7}) {
                feed.poll(new EdgePoll(
                        start.feed(),
                        start.snapshot().sequence(),
                        "1",
                        "http://127.0.0.1:1",
                        0,
                        0,
                        count,
                        Map.of(scope, count, "planet:earth", 9L),
                        true));
            }
        }
        assertThat(running.admin().invalidations().refused(run.run()).total() - before)
                .isBetween(2_500_007L, 2_510_000L);
        running.admin().invalidations().abort(run.run());
        running.admin().edges().revoke("lhr-1");
    }

    private static String text(InputStream answer) throws IOException {
        return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static EdgePoll poll(String feed, long sequence) {
        return new EdgePoll(feed, sequence, "1", "http://127.0.0.1:1", 0, 0, 0, Map.of(), false);
    }

    private String at(EdgeAgent edge, String url) {
        return url.replace(running.service().url(), edge.listening());
    }

    private RunningService.Answer authorise(String path) throws IOException {
        return Agents.answer(
                running,
                new Request.Builder()
                        .url(asked.listening() + "/edge/authorize")
                        .header("X-Original-URI", path)
                        .build());
    }

    private static String code(RunningService.Answer answer) throws IOException {
        return Json.MAPPER.readTree(answer.body()).get("code").asText();
    }
}
