package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.AssetState;
import dev.sluice.api.ChannelFunnel;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.EdgeKeyRequest;
import dev.sluice.api.PublicationState;
import dev.sluice.api.ReplayRequest;
import dev.sluice.api.RunRequest;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.Show;
import dev.sluice.api.ShowRequest;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import dev.sluice.client.SluiceClient;
import dev.sluice.destination.S3Storage;
import dev.sluice.edge.EdgeAgent;
import dev.sluice.edge.EdgeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A show as its people see it: one source, three destinations of which one is dead, a link to it, its replay. */
class ShowTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    /** Too low a port for anybody to be given by chance. */
    static final String NOBODY = "rtmp://127.0.0.1:1";

    @Test
    void oneDeadDestinationDelaysNobodyAndTheReplayIsThereAtTheEnd(@TempDir Path folder) throws Exception {
        Path copies = folder.resolve("copies");
        try (var running = RunningService.start(folder);
                var storage = new S3Storage()) {
            var client = running.admin();
            var bucket = client.destinations()
                    .add(new DestinationRequest(
                            "Bucket",
                            DestinationKind.S3,
                            storage.address("bucket"),
                            S3Storage.KEY_ID + ":" + S3Storage.SECRET,
                            null,
                            null,
                            null));
            assertThat(client.destinations().test(bucket.id()).tested())
                    .isNotNull()
                    .satisfies(tested -> assertThat(tested.finding().code()).isEqualTo("destination-proven"));
            assertThat(storage.objects()).isEmpty();
            var dead = client.destinations().add(rtmp(NOBODY + "/live/very-secret-key"));
            var copy = client.destinations().add(folder(copies));
            assertThat(dead.address()).doesNotContain("secret");
            var request = new ShowRequest(
                    "Evening show",
                    new ShowSource(ShowSource.Kind.PATTERN, "320x180", false, null),
                    List.of(Destination.OWNED, dead.id(), copy.id(), bucket.id()),
                    "low-delay",
                    20,
                    null);
            String id = client.shows().start(request).id();
            Show live = until(
                    running,
                    id,
                    s -> state(s, Destination.OWNED) == PublicationState.LIVE
                            && state(s, dead.id()) == PublicationState.RETRYING
                            && state(s, copy.id()) == PublicationState.LIVE
                            && client.assets().get(String.valueOf(s.asset())).state() == AssetState.PUBLISHED);
            assertThat(live.publications().get(1).code()).isEqualTo("ingest-refused");

            var link = client.shares()
                    .create(new ShareRequest(
                            String.valueOf(live.asset()), ShareMode.API, "10m", null, null, null, null, null));
            var master = running.get(String.valueOf(link.signedLink()));
            assertThat(master.body()).contains("#EXT-X-STREAM-INF").contains("CODECS=\"avc1.");
            String media = master.child(0);
            var window = running.get(media);
            assertThat(window.body()).contains("#EXT-X-PROGRAM-DATE-TIME").doesNotContain("ENDLIST");
            assertThat(window.headers().get("Cache-Control")).isEqualTo("no-store");
            assertThat(running.get(window.child(0)).status()).isEqualTo(200);

            try (var edge = edge(running)) {
                String there = edge.listening() + HttpUrl.get(media).encodedPath();
                assertFollows(running, there);
                client.shares().revoke(link.share().handle(), null);
                assertThat(running.get(media).status()).isEqualTo(403);
                until(running, id, s -> status(running, there) == 403);
            }
            assertCounted(running, dead.id(), String.valueOf(live.asset()));

            // What the storage does not take at the end is tried again.
            storage.failNext(2);
            Show over = client.shows().stop(id);
            assertThat(over.state()).isEqualTo(ShowState.ENDED);
            assertThat(over.replay()).isNotNull();
            var replay = RunningService.settled(client, String.valueOf(over.replay()));
            assertThat(replay.state())
                    .as("%s", client.assets().readiness(replay.id()).findings())
                    .isEqualTo(AssetState.READY);
            assertThat(client.assets().readiness(replay.id()).findings())
                    .as("the replay was decoded")
                    .noneMatch(finding -> finding.code().equals("signal"));
            assertThat(replay.durationMs()).isEqualTo(over.recordedMs());
            var cut = RunningService.settled(
                    client,
                    client.shows()
                            .replay(id, new ReplayRequest("Cut", 0.0, 2.0))
                            .id());
            assertThat(cut.durationMs()).isBetween(1_900L, 2_100L);
            Path playlist = copies.resolve(id).resolve("media.m3u8");
            until(running, id, s -> state(s, copy.id()) == PublicationState.STOPPED);
            assertThat(Files.readString(playlist)).contains("s000000.ts");
            assertThat(Files.readString(playlist).lines().filter(line -> line.endsWith(".ts")))
                    .as("the last segment is there too")
                    .hasSameSizeAs(segments(folder, id));
            until(running, id, s -> state(s, bucket.id()) == PublicationState.STOPPED);
            assertThat(storage.objects().get("shows/" + id + "/media.m3u8").utf8())
                    .isEqualTo(Files.readString(playlist))
                    .contains("#EXT-X-ENDLIST");
            assertThat(storage.objects().get("shows/" + id + "/s000000.ts").toByteArray())
                    .isEqualTo(Files.readAllBytes(playlist.resolveSibling("s000000.ts")));
            assertThat(log(folder)).doesNotContain("very-secret-key");
            var again = new ShowRequest(
                    "Again",
                    request.source(),
                    List.of(Destination.OWNED, copy.id(), bucket.id()),
                    "low-delay",
                    20,
                    null);
            assertInvalidationsEnd(running, client.shows().start(again).id(), copy, bucket.id());
            assertInvalidationCallsOff(client, replay.id());
        }
    }

    /** What was planned before an invalidation of its video does not begin after it. */
    private static void assertInvalidationCallsOff(SluiceClient client, String asset) throws Exception {
        var planned = new ShowRequest(
                "Planned",
                new ShowSource(ShowSource.Kind.ASSET, asset, false, null),
                List.of(Destination.OWNED),
                null,
                null,
                Instant.now().plus(Duration.ofDays(1)).toString());
        var show = client.shows().start(planned);
        assertThat(show.state()).isEqualTo(ShowState.SCHEDULED);

        var run = client.invalidations().start(new RunRequest("asset:" + asset, null, false));

        assertEvidence(client, run.run(), "1 publication → 0");
        assertThat(client.shows().get(show.id()).state()).isEqualTo(ShowState.ENDED);
        assertThat(client.shows().events(show.id()))
                .anyMatch(event -> event.code().equals("invalidated"));
    }

    private static EdgeAgent edge(RunningService running) {
        var url = HttpUrl.get(running.service().url());
        String key = running.admin()
                .edges()
                .issue(EdgeKeyRequest.first("fra-1", null))
                .key();
        var media = new EdgeConfig.Media.Origin(url, 1 << 20);
        return EdgeAgent.start(
                new EdgeConfig(url, key, null, "127.0.0.1", 0, null, null, null, media, List.of("127.0.0.0/8")),
                Clock.systemUTC(),
                System::nanoTime);
    }

    /** The window moves on behind an edge, and no cache of a viewer may keep it. */
    private static void assertFollows(RunningService running, String there) throws Exception {
        var first = running.get(there);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.headers().get("Cache-Control")).isEqualTo("no-store");
        long end = System.nanoTime() + PATIENCE;
        while (running.get(there).body().equals(first.body())) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(running.get(running.get(there).child(0)).status()).isEqualTo(200);
    }

    private static int status(RunningService running, String url) {
        try {
            return running.get(url).status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Viewers are told apart by the channel that links given out at a destination carry. */
    private static void assertCounted(RunningService running, String elsewhere, String asset) throws Exception {
        var client = running.admin();
        String channel = String.valueOf(destination(client, elsewhere).channel());
        client.shares().create(new ShareRequest(asset, ShareMode.API, "10m", null, channel, null, null, null));
        long end = System.nanoTime() + PATIENCE;
        while (live(client, Destination.OWNED).opened() == 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(live(client, Destination.OWNED).issued()).isEqualTo(1);
        assertThat(live(client, elsewhere).issued()).isEqualTo(1);
        assertThat(live(client, elsewhere).opened()).isZero();
        assertThat(client.destinations().funnelCsv(null, "1h"))
                .contains("\"owned\",\"Owned player\",\"owned\",\"live\",\"\",1,1");
    }

    private static Destination destination(SluiceClient client, String id) {
        return client.destinations().list().stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ChannelFunnel live(SluiceClient client, String destination) {
        return client.destinations().funnel(null, "1h").stream()
                .filter(f -> f.destination().equals(destination) && f.part().equals("live"))
                .findFirst()
                .orElseThrow()
                .figures();
    }

    /** An invalidation of what is on air ends the show: a floor does not reach what a platform was sent. */
    private static void assertInvalidationsEnd(RunningService running, String again, Destination copy, String bucket)
            throws Exception {
        var client = running.admin();
        until(running, again, s -> s.state() == ShowState.LIVE);
        var channel = client.invalidations().start(new RunRequest("channel:" + copy.channel(), null, false));
        assertEvidence(client, channel.run(), "1 publication → 0");
        client.destinations().remove(bucket);
        var show = until(running, again, s -> state(s, bucket) == PublicationState.STOPPED);
        assertThat(state(show, copy.id())).isEqualTo(PublicationState.STOPPED);
        assertThat(show.state()).as("the others notice nothing").isEqualTo(ShowState.LIVE);
        var run = client.invalidations().start(new RunRequest("asset:" + show.asset(), null, false));
        until(running, again, s -> s.state() == ShowState.ENDED);
        assertThat(client.shows().events(again)).anyMatch(event -> event.code().equals("invalidated"));
        assertEvidence(client, run.run(), "1 publication → 0");
    }

    private static void assertEvidence(SluiceClient client, String run, String wanted) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        while (!evidence(client, run).equals(wanted)) {
            assertThat(System.nanoTime()).as(evidence(client, run)).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static String evidence(SluiceClient client, String run) {
        return client.invalidations().get(run).steps().stream()
                .filter(step -> step.title().startsWith("Stop publi"))
                .findFirst()
                .orElseThrow()
                .evidence();
    }

    /** What was recorded. */
    private static List<Path> segments(Path folder, String show) throws Exception {
        try (var all = Files.walk(folder.resolve("workspace/shows").resolve(show))) {
            return all.filter(f ->
                            f.toString().contains("/recording/") && f.toString().endsWith(".ts"))
                    .toList();
        }
    }

    private static String log(Path folder) throws Exception {
        try (var all = Files.list(folder.resolve("workspace"))) {
            var text = new StringBuilder();
            for (Path file : all.filter(f -> f.toString().endsWith(".log")).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    private static DestinationRequest rtmp(String address) {
        return new DestinationRequest("Dead", DestinationKind.RTMP, address, null, null, null, null);
    }

    private static DestinationRequest folder(Path folder) {
        return new DestinationRequest("Copies", DestinationKind.FOLDER, folder.toString(), null, null, null, null);
    }

    static PublicationState state(Show show, String destination) {
        return show.publications().stream()
                .filter(p -> p.destination().equals(destination))
                .findFirst()
                .orElseThrow()
                .state();
    }

    static Show until(RunningService running, String id, Predicate<Show> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        Show show = running.admin().shows().get(id);
        while (!wanted.test(show)) {
            assertThat(System.nanoTime())
                    .as("%s %s", show, running.admin().shows().events(id))
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
            show = running.admin().shows().get(id);
        }
        return show;
    }
}
