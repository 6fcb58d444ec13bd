package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.OwnProgram;
import dev.sluice.api.AssetState;
import dev.sluice.api.Destination;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.PublicationState;
import dev.sluice.api.Show;
import dev.sluice.api.ShowRequest;
import dev.sluice.api.ShowSource;
import dev.sluice.api.ShowState;
import dev.sluice.client.ServiceFile;
import dev.sluice.client.SluiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the service in mid-show: the owned stream goes on after a break, the replay lacks nothing but the gap. */
class KilledShowTest {
    @Test
    void theShowGoesOnAndTheReplayHoldsEverythingButTheGap(@TempDir Path folder) throws Exception {
        try (var nginx = NginxRtmp.start(Files.createDirectories(folder.resolve("nginx")));
                var between = new FaultyWay(nginx.port())) {
            goesOn(folder.resolve("workspace"), between);
        }
    }

    private static void goesOn(Path workspace, FaultyWay between) throws Exception {
        String id;
        long before;
        List<ProcessHandle> children;
        String ingest;
        var first = serve(workspace);
        try (var client = connect(workspace)) {
            ingest = client.destinations()
                    .add(new DestinationRequest(
                            "Ingest", DestinationKind.RTMP, "rtmp://127.0.0.1:" + between.port() + "/live", "key", null, null, null))
                    .id();
            var source = new ShowSource(ShowSource.Kind.PATTERN, "320x180", false, null);
            id = client.shows()
                    .start(new ShowRequest("Killed", source, List.of(Destination.OWNED, ingest), "low-delay", 600, null))
                    .id();
            before = until(client, id, s -> s.recordedMs() > 9_000 && ShowTest.state(s, ingest) == PublicationState.LIVE).recordedMs();
            // A child whose ingest takes nothing does not end with the service.
            between.stall(true);
            until(client, id, s -> ShowTest.state(s, ingest) == PublicationState.STALLED);
            children = first.descendants().toList();
            assertThat(children).hasSizeGreaterThan(1);
        } finally {
            first.destroyForcibly();
            first.waitFor();
        }
        Files.deleteIfExists(workspace.resolve("service.json"));
        var second = serve(workspace);
        try (var client = connect(workspace)) {
            var back = until(client, id, s -> s.recordedMs() > before + 6_000);
            assertThat(back.state()).isEqualTo(ShowState.LIVE);
            until(client, id, s -> children.stream().noneMatch(KilledShowTest::runs));
            between.stall(false);
            until(client, id, s -> ShowTest.state(s, ingest) == PublicationState.LIVE);
            String window = new String(read(client, String.valueOf(back.asset()), "media.m3u8"));
            assertThat(window.split("#EXT-X-DISCONTINUITY\n", -1)).hasSize(2);
            var over = client.shows().stop(id);
            var replay = RunningService.settled(client, String.valueOf(over.replay()));
            assertThat(replay.state())
                    .as("%s", client.assets().readiness(replay.id()).findings())
                    .isEqualTo(AssetState.READY);
            assertThat(replay.durationMs()).isEqualTo(over.recordedMs()).isGreaterThan(before + 6_000);
        } finally {
            second.destroy();
            second.waitFor();
        }
    }

    /** Where nobody takes in what its parent left behind, it stays as a zombie, which does nothing any more. */
    private static boolean runs(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return process.isAlive() && !stat.substring(stat.lastIndexOf(')') + 1).startsWith(" Z");
        } catch (IOException e) {
            // It has gone, which is asked of the system once more.
            return process.isAlive();
        }
    }

    private static byte[] read(SluiceClient client, String asset, String file) throws Exception {
        var request = new okhttp3.Request.Builder().url(client.assets().media(asset, file)).build();
        try (var response = client.http().newCall(request).execute()) {
            return response.body().bytes();
        }
    }

    private static Process serve(Path workspace) throws Exception {
        Files.createDirectories(workspace);
        var process = new ProcessBuilder(OwnProgram.command("serve", "--workspace", workspace.toString()))
                .redirectErrorStream(true)
                .redirectOutput(workspace.resolveSibling("serve.out").toFile())
                .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (!Files.exists(workspace.resolve("service.json"))) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as(Files.readString(workspace.resolveSibling("serve.out")))
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return process;
    }

    private static SluiceClient connect(Path workspace) {
        return ServiceFile.read(workspace).orElseThrow().connection().open();
    }

    private static Show until(SluiceClient client, String id, Predicate<Show> wanted) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        Show show = client.shows().get(id);
        while (!wanted.test(show)) {
            assertThat(System.nanoTime()).as("%s", show).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
            show = client.shows().get(id);
        }
        return show;
    }
}
