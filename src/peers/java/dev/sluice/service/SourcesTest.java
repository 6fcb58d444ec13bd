package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.AssetState;
import dev.sluice.api.Destination;
import dev.sluice.api.PublicationState;
import dev.sluice.api.ReplayRequest;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.Show;
import dev.sluice.api.ShowEvent;
import dev.sluice.api.ShowRequest;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import dev.sluice.media.Clips;
import dev.sluice.media.Ffmpeg;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of source, and what each does to a show when it misbehaves. */
class SourcesTest {
    private static final String KEY = "studio-key-123456";

    @Test
    void anEncoderWithAWrongKeyIsSentAwayAndOneThatComesBackChangedGoesOn(@TempDir Path folder) throws Exception {
        var ffmpeg = Ffmpeg.load();
        String address = "rtmp://127.0.0.1:" + NginxRtmp.freePort() + "/live/";
        try (var running = RunningService.start(folder)) {
            String id = start(running, new ShowSource(ShowSource.Kind.RTMP, address + KEY, false, null), List.of());
            try (var wrong = until(running, id, "source-key-wrong", () -> Encoder.to(ffmpeg, address + "other", "320x180", 48_000))) {
                assertThat(running.admin().shows().get(id).state()).isEqualTo(ShowState.STARTING);
            }
            Show before;
            try (var small = begin(running, id, () -> Encoder.to(ffmpeg, address + KEY, "320x180", 48_000))) {
                before = ShowTest.until(running, id, s -> s.recordedMs() > 7_000);
            }
            until(running, id, "source-lost");
            try (var large = begin(running, id, () -> Encoder.to(ffmpeg, address + KEY, "640x360", 44_100))) {
                ShowTest.until(running, id, s -> s.recordedMs() > before.recordedMs() + 9_000
                        && ShowTest.state(s, Destination.OWNED) == PublicationState.LIVE);
                assertThat(window(running, id)).contains("#EXT-X-DISCONTINUITY\n");
            }
            var over = running.admin().shows().stop(id);
            assertReplay(running, over);
            assertThat(events(running, id)).contains("source-parameters");
        }
    }

    @Test
    void aSourceThatFallsSilentIsBegunAgainAndAStrangerOnItsPortKeepsNobodyOut(@TempDir Path folder) throws Exception {
        var ffmpeg = Ffmpeg.load();
        int port = NginxRtmp.freePort();
        String address = "rtmp://127.0.0.1:" + port + "/live/" + KEY;
        try (var running = RunningService.start(folder)) {
            String id = start(running, new ShowSource(ShowSource.Kind.RTMP, address, false, null), List.of());
            try (var stranger = connect(port)) {
                until(running, id, "source-silent");
                try (var frozen = begin(running, id, () -> Encoder.to(ffmpeg, address, "320x180", 48_000))) {
                    ShowTest.until(running, id, s -> s.recordedMs() > 5_000);
                    frozen.freeze();
                    ShowTest.until(running, id, s -> ShowTest.state(s, Destination.OWNED) == PublicationState.STALLED);
                    ShowTest.until(running, id, s -> s.input().state().equals("lost"));
                }
            }
            try (var back = begin(running, id, () -> Encoder.to(ffmpeg, address, "320x180", 48_000))) {
                ShowTest.until(running, id, s -> ShowTest.state(s, Destination.OWNED) == PublicationState.LIVE);
            }
            assertReplay(running, running.admin().shows().stop(id));
        }
    }

    @Test
    void assetFileSrtAndAStreamElsewhereAllBecomeShows(@TempDir Path folder) throws Exception {
        var ffmpeg = Ffmpeg.load();
        String srt = "srt://127.0.0.1:" + NginxRtmp.freePort() + "?passphrase=a-long-passphrase";
        Path clip = new Clips(ffmpeg, folder).withSound("clip.mp4", "320x180", 6);
        try (var running = RunningService.start(folder)) {
            var shows = running.admin().shows();
            String asset = start(running, new ShowSource(ShowSource.Kind.ASSET, running.asset().id(), true, null), List.of());
            String file = start(running, new ShowSource(ShowSource.Kind.FILE, clip.toString(), true, null), List.of());
            String once = start(running, new ShowSource(ShowSource.Kind.FILE, clip.toString(), false, null), List.of());
            String caller = start(running, new ShowSource(ShowSource.Kind.SRT, srt, false, null), List.of());
            assertThat(shows.get(caller).source().value()).doesNotContain("passphrase=a");
            try (var encoder = begin(running, caller, () -> Encoder.to(ffmpeg, srt, "320x180", 48_000))) {
                // A loop goes on past the end of the clip.
                for (String id : List.of(asset, file, caller)) {
                    ShowTest.until(running, id, s -> s.recordedMs() > 11_000);
                }
                var link = link(running, file);
                String elsewhere = start(
                        running,
                        new ShowSource(ShowSource.Kind.URL, link, false, null),
                        List.of());
                ShowTest.until(running, elsewhere, s -> s.recordedMs() > 7_000);
                for (String id : List.of(elsewhere, asset, file, caller)) {
                    assertReplay(running, shows.stop(id));
                }
            }
            assertReplay(running, ShowTest.until(running, once, s -> s.state() == ShowState.ENDED && s.replay() != null));
            assertThat(events(running, once)).contains("source-ended");
            assertThat(running.admin().assets().get(String.valueOf(shows.get(once).replay())).durationMs())
                    .isBetween(5_600L, 6_300L);
        }
    }

    @Test
    void anAddressThatGivesNothingSaysWhyAndIsTriedAgain(@TempDir Path folder) throws Exception {
        try (var running = RunningService.start(folder);
                var server = new MockWebServer();
                var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder()
                            .code(Integer.parseInt(request.getUrl().pathSegments().getFirst()))
                            .build();
                }
            });
            server.start();
            var wanted = Map.of(
                    server.url("/404/live.m3u8").toString(), "source-missing",
                    server.url("/401/live.m3u8").toString(), "source-forbidden",
                    server.url("/403/live.m3u8?signature=very-secret").toString(), "source-forbidden",
                    "http://127.0.0.1:1/live.m3u8", "source-refused",
                    "http://nowhere.invalid/live.m3u8", "source-name-unknown",
                    "http://127.0.0.1:" + silent.getLocalPort() + "/live.m3u8", "source-no-answer");
            var shows = new HashMap<String, String>();
            wanted.forEach((url, code) ->
                    shows.put(start(running, new ShowSource(ShowSource.Kind.URL, url, false, null), List.of()), code));
            for (var show : shows.entrySet()) {
                until(running, show.getKey(), show.getValue());
                var now = ShowTest.until(running, show.getKey(), s -> s.input().restarts() > 0);
                assertThat(now.state()).isEqualTo(ShowState.STARTING);
                assertThat(events(running, show.getKey())).as("said once").containsOnlyOnce(show.getValue());
                assertThat(running.admin().shows().events(show.getKey()).toString()).doesNotContain("very-secret");
                running.admin().shows().stop(show.getKey());
            }
        }
    }

    private static Socket connect(int port) throws Exception {
        long end = System.nanoTime() + java.util.concurrent.TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try {
                return new Socket("127.0.0.1", port);
            } catch (java.net.ConnectException e) {
                assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(end);
                java.util.concurrent.TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private interface Making {
        Encoder make();
    }

    /** An encoder that tries until the show takes it, as encoders do. */
    private static Encoder begin(RunningService running, String id, Making making) throws Exception {
        return encoder(making, () -> running.admin().shows().get(id).input().state().equals("live"));
    }

    private static Encoder until(RunningService running, String id, String code, Making making) throws Exception {
        return encoder(making, () -> events(running, id).contains(code));
    }

    private static Encoder encoder(Making making, java.util.function.BooleanSupplier taken) throws Exception {
        var encoder = making.make();
        long end = System.nanoTime() + java.util.concurrent.TimeUnit.SECONDS.toNanos(90);
        while (!taken.getAsBoolean()) {
            if (System.nanoTime() > end) {
                encoder.close();
                throw new AssertionError("The show takes nothing from the encoder.");
            }
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(200);
            if (!encoder.alive()) {
                encoder = making.make();
            }
        }
        return encoder;
    }

    private static void until(RunningService running, String id, String code) throws Exception {
        ShowTest.until(running, id, s -> events(running, id).contains(code));
    }

    private static List<String> events(RunningService running, String id) {
        return running.admin().shows().events(id).stream().map(ShowEvent::code).toList();
    }

    private static String start(RunningService running, ShowSource source, List<String> more) {
        var all = new java.util.ArrayList<>(List.of(Destination.OWNED));
        all.addAll(more);
        return running.admin()
                .shows()
                .start(new ShowRequest(source.kind() + " show", source, all, "low-delay", 60, null))
                .id();
    }

    private static String window(RunningService running, String id) throws Exception {
        return running.get(running.get(link(running, id)).child(0)).body();
    }

    /** A signed link to the live asset, once its window has passed. */
    private static String link(RunningService running, String id) throws Exception {
        var client = running.admin();
        Show show = ShowTest.until(
                running, id, s -> client.assets().get(String.valueOf(s.asset())).state() == AssetState.PUBLISHED);
        var link = client.shares().create(new ShareRequest(
                String.valueOf(show.asset()), ShareMode.API, "10m", null, null, null, null, null));
        return String.valueOf(link.signedLink());
    }

    private static void assertReplay(RunningService running, Show over) throws Exception {
        var replay = RunningService.settled(running.admin(), String.valueOf(over.replay()));
        assertThat(replay.state())
                .as("%s %s", over.title(), running.admin().assets().readiness(replay.id()).findings())
                .isEqualTo(AssetState.READY);
        assertThat(replay.durationMs()).isEqualTo(over.recordedMs());
        assertThat(running.admin().shows().replay(over.id(), new ReplayRequest("Cut", 0.0, 1.0)).id()).isNotBlank();
    }
}
