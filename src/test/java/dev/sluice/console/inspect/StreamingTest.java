package dev.sluice.console.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.OneScreen;
import dev.sluice.console.Bureau;
import dev.sluice.console.shell.Place;
import dev.sluice.console.theme.ThemeMode;
import dev.sluice.diagnosis.InspectOptions;
import dev.sluice.diagnosis.Inspector;
import dev.sluice.service.RunningService;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An inspection whose segment keeps it waiting: what is known shows, the verdict is said once. */
@OneScreen
class StreamingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MASTER = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nmedia.m3u8\n";
    private static final String MEDIA = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\ns1.ts\n#EXT-X-ENDLIST\n";

    private final MockWebServer server = new MockWebServer();
    private final CountDownLatch segmentMayCome = new CountDownLatch(1);
    private final List<String> tones = new CopyOnWriteArrayList<>();
    private RunningService running;
    private Bureau bureau;
    private InspectWorkspace workspace;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return answer(request.getUrl().encodedPath());
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
        running = RunningService.start(folder);
        bureau = new Bureau(
                running.admin(), Place.INSPECT, Executors.newVirtualThreadPerTaskExecutor(), (desk, feed) -> {
                    var options = new InspectOptions(false, true);
                    workspace = new InspectWorkspace(
                            desk, running.admin(), new Inspector(running.admin(), Clock.systemUTC(), options));
                    return workspace;
                });
    }

    @AfterEach
    void stop() throws IOException {
        segmentMayCome.countDown();
        server.close();
        running.close();
    }

    @Test
    void findingsArriveAndTheVerdictIsSaidOnce() throws Exception {
        assertThat(bureau.texts()).contains("Paste a link that somebody reported.");
        bureau.picture("inspect-empty", ThemeMode.DARK);
        bureau.picture("inspect-empty", ThemeMode.LIGHT);
        bureau.fx(() -> {
            workspace.model().soFar().subscribe(() -> tones.add(tone()));
            workspace.model().result().subscribe(() -> tones.add(tone()));
            bureau.desk()
                    .navigator()
                    .go(
                            Place.INSPECT,
                            Map.of(
                                    "link",
                                    server.url(
                                                    "/master.m3u8?Expires=1795420000&Signature=abc&Key-Pair-Id=K2JCJMDEHXQW5F")
                                            .toString()));
            return true;
        });
        until(() -> bureau.texts().contains("2 requests so far"));
        until(() -> bureau.texts().contains("The link is not encrypted on its way."));

        assertThat(bureau.texts()).contains("Asking the service, then opening it as viewers do.");
        until(() -> bureau.fx(workspace::complete));
        bureau.picture("inspect-streaming", ThemeMode.DARK);
        bureau.picture("inspect-streaming", ThemeMode.LIGHT);
        segmentMayCome.countDown();

        until(() -> workspace.model().result().get() != null);
        until(() -> bureau.fx(workspace::complete));
        assertThat(bureau.texts()).doesNotContain("Asking the service, then opening it as viewers do.");
        assertThat(tones.stream().filter(tone -> !tone.isEmpty()).distinct()).hasSizeLessThanOrEqualTo(2);
        assertThat(tones.subList(0, tones.size() - 1)).allMatch(tone -> tone.isEmpty() || tone.equals("neutral"));
    }

    /** Of the answer as it is shown; empty before there is one. */
    private String tone() {
        Node verdict = workspace.root().lookup(".verdict");
        return verdict == null
                ? ""
                : verdict.getStyleClass().stream()
                        .filter(List.of("ok", "neutral", "warn", "bad", "info")::contains)
                        .findFirst()
                        .orElse("");
    }

    private MockResponse answer(String path) throws InterruptedException {
        if (path.endsWith(".ts")) {
            segmentMayCome.await();
        }
        var playlist = path.endsWith("master.m3u8") ? MASTER : MEDIA;
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/vnd.apple.mpegurl")
                .setHeader("Access-Control-Allow-Origin", "*")
                .body(path.endsWith(".ts") ? "G" + "x".repeat(187) : playlist)
                .build();
    }

    private static void until(BooleanSupplier holds) {
        var end = Instant.now().plus(PATIENCE);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }
}
