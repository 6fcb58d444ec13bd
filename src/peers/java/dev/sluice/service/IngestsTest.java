package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.AssetState;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Severity;
import dev.sluice.api.Show;
import dev.sluice.api.ShowEvent;
import dev.sluice.api.ShowRequest;
import dev.sluice.api.ShowSource;
import dev.sluice.media.Ffmpeg;
import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One show to a real RTMP ingest and a real SRT listener while other destinations are dead, deaf or have a wrong key. */
class IngestsTest {
    private static final String KEY = "right-key-1234567";
    private static final String PASSPHRASE = "a-long-passphrase";

    @Test
    void whatArrivesIsWhatWasShownWhoeverElseIsDead(@TempDir Path folder) throws Exception {
        var ffmpeg = Ffmpeg.load();
        int srtPort = NginxRtmp.freePort();
        Path srtFile = folder.resolve("srt.ts");
        try (var gate = keys();
                var nginx = NginxRtmp.start(Files.createDirectories(folder.resolve("nginx")), "http://127.0.0.1:" + gate.getPort() + "/");
                var deaf = new ServerSocket(0);
                var running = RunningService.start(folder)) {
            var listener = ffmpeg.start(List.of(
                    "-v", "error", "-nostdin", "-i",
                    "srt://127.0.0.1:" + srtPort + "?mode=listener&passphrase=" + PASSPHRASE,
                    "-c", "copy", "-y", srtFile.toString()));
            var client = running.admin();
            var rtmp = client.destinations().add(ask("RTMP", DestinationKind.RTMP, nginx.address(), KEY));
            var wrong = client.destinations().add(ask("Wrong", DestinationKind.RTMP, nginx.address(), "wrong-key"));
            var srt = client.destinations()
                    .add(ask("SRT", DestinationKind.SRT, "srt://127.0.0.1:" + srtPort, PASSPHRASE));
            var dead = client.destinations()
                    .add(ask("Dead", DestinationKind.RTMP, ShowTest.NOBODY + "/a", "k"));
            var silent = client.destinations()
                    .add(ask("Deaf", DestinationKind.RTMP, "rtmp://127.0.0.1:" + deaf.getLocalPort() + "/a", "k"));
            var gone = client.destinations().add(ask("Gone", DestinationKind.RTMP, "rtmp://ingest.invalid/a", "k"));
            assertThat(client.destinations().test(wrong.id()).tested().finding().code()).isEqualTo("key-refused");
            assertThat(client.destinations().test(gone.id()).tested().finding().code())
                    .isEqualTo("ingest-name-unknown");
            var all = List.of(
                    Destination.OWNED, dead.id(), silent.id(), wrong.id(), gone.id(), rtmp.id(), srt.id());
            var source = new ShowSource(ShowSource.Kind.PATTERN, "320x180", false, null);
            String id = client.shows()
                    .start(new ShowRequest("Seven ways", source, all, "low-delay", 20, null))
                    .id();
            var live = ShowTest.until(running, id, s -> ShowTest.state(s, rtmp.id()) == PublicationState.LIVE
                    && ShowTest.state(s, srt.id()) == PublicationState.LIVE
                    && ShowTest.state(s, Destination.OWNED) == PublicationState.LIVE
                    && ShowTest.state(s, dead.id()) == PublicationState.RETRYING);
            var health = ShowTest.until(running, id, s -> s.recordedMs() > live.recordedMs() + 10_000 && prompt(s, 5) && prompt(s, 6))
                    .publications();
            assertThat(health.get(5).health().acknowledgedBytes()).isPositive();
            assertThat(health.get(5).health().droppedFrames()).isZero();
            assertThat(health.get(6).health().acknowledgedBytes()).as("SRT does not say").isNull();
            ShowTest.until(running, id, s -> client.shows().events(id).stream()
                    .map(ShowEvent::code)
                    .toList()
                    .containsAll(List.of("ingest-refused", "key-refused", "ingest-name-unknown")));
            ShowTest.until(running, id, s -> client.shows().events(id).stream()
                    .anyMatch(e -> silent.id().equals(e.destination()) && e.code().startsWith("ingest-")));
            var over = client.shows().stop(id);
            var replay = RunningService.settled(client, String.valueOf(over.replay()));
            assertThat(replay.state()).isEqualTo(AssetState.READY);
            assertThat(listener.waitFor(60, TimeUnit.SECONDS)).isTrue();
            Path shown = folder.resolve("workspace/assets/" + replay.id() + "/v1/media.m3u8");
            var pictures = pictures(ffmpeg, shown);
            assertPartOf(pictures, pictures(ffmpeg, nginx.record()));
            assertPartOf(pictures, pictures(ffmpeg, srtFile));
            assertThat(client.destinations().list()).noneMatch(d -> d.toString().contains(KEY));
        }
    }

    @Test
    void aTestProvesAnIngestAndShowsNoKeyToOtherUsersOfTheMachine(@TempDir Path folder) throws Exception {
        try (var gate = keys();
                var nginx = NginxRtmp.start(Files.createDirectories(folder.resolve("nginx")), "http://127.0.0.1:" + gate.getPort() + "/");
                var running = RunningService.start(folder)) {
            var client = running.admin();
            var rtmp = client.destinations().add(ask("RTMP", DestinationKind.RTMP, nginx.address() + "/" + KEY, null));
            assertThat(rtmp.address()).isEqualTo(nginx.address());
            var lines = Collections.synchronizedSet(new java.util.HashSet<String>());
            var watching = Thread.ofPlatform().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    ProcessHandle.current()
                            .descendants()
                            .forEach(p -> p.info().commandLine().ifPresent(lines::add));
                    java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                }
            });
            var finding = client.destinations().test(rtmp.id()).tested().finding();
            watching.interrupt();
            watching.join();
            assertThat(finding.severity()).as(finding.toString()).isEqualTo(Severity.HOLDS);
            assertThat(lines).anyMatch(l -> l.contains("rtmp://")).noneMatch(l -> l.contains(KEY));
        }
    }

    /** What it sends is seconds old at most; on a busy machine that takes a moment. */
    private static boolean prompt(Show show, int publication) {
        var health = show.publications().get(publication).health();
        return health.connected() && health.delayMs() != null && health.delayMs() < 2_000;
    }

    /** A platform that knows one key. */
    private static MockWebServer keys() throws Exception {
        var server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean right = request.getBody() != null && request.getBody().utf8().contains("name=" + KEY);
                // The module waits for the end of the connection, not of the answer.
                return new MockResponse.Builder()
                        .code(right ? 200 : 403)
                        .onResponseEnd(new SocketEffect.CloseSocket())
                        .build();
            }
        });
        server.start(java.net.InetAddress.getLoopbackAddress(), 0);
        return server;
    }

    private static DestinationRequest ask(String name, DestinationKind kind, String address, String credential) {
        return new DestinationRequest(name, kind, address, credential, null, null, null);
    }

    /** A hash of every decoded picture, in order. */
    private static List<String> pictures(Ffmpeg ffmpeg, Path file) throws Exception {
        var out = new ByteArrayOutputStream();
        var outcome = ffmpeg.run(
                List.of(
                        "-v", "error", "-nostdin", "-i", file.toString(), "-map", "0:v:0",
                        "-fps_mode", "passthrough", "-f", "framehash", "-hash", "md5", "-"),
                in -> in.transferTo(out),
                Duration.ofSeconds(60));
        assertThat(outcome.ok()).as(outcome.stderrTail()).isTrue();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(l -> !l.startsWith("#"))
                .map(l -> l.substring(l.lastIndexOf(',') + 1).strip())
                .toList();
    }

    /** Every picture that arrived is one that was shown, in the same order, none missing in between. */
    private static void assertPartOf(List<String> shown, List<String> arrived) {
        assertThat(arrived.size()).isGreaterThan(200);
        int at = Collections.indexOfSubList(shown, arrived.subList(0, arrived.size() - 1));
        assertThat(at).as("%d of %d pictures", arrived.size(), shown.size()).isNotNegative();
    }
}
