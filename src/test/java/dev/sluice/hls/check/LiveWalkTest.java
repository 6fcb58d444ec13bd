package dev.sluice.hls.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.hls.walk.HttpSource;
import dev.sluice.hls.walk.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live playlists that behave, and one for each way in which they do not; all are watched at the same time. */
class LiveWalkTest {
    private static final Instant NOON = Instant.now();

    private final MockWebServer server = new MockWebServer();
    private final Map<String, IntFunction<String>> streams = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> readings = new ConcurrentHashMap<>();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                var name = request.getUrl().pathSegments().getFirst();
                var stream = streams.get(name);
                if (stream == null) return new MockResponse.Builder().code(404).build();
                var reading =
                        readings.computeIfAbsent(name, n -> new AtomicInteger()).getAndIncrement();
                return new MockResponse.Builder().body(stream.apply(reading)).build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eachWayToBreakALivePlaylistIsItsOwnFinding() throws Exception {
        streams.put("good", n -> window(n, 7, 1, 0, "?t=" + n));
        streams.put("back", n -> window(n < 2 ? 10 + n : 3 + n, 7, 1, 0, ""));
        streams.put("lost", n -> window(n < 2 ? n + 1 : 40 + n, 7, 1, 0, ""));
        streams.put("renamed", n -> window(n, 7, 1, 0, "").replace("s6.ts", n < 2 ? "s6.ts" : "other.ts"));
        streams.put("still", n -> window(5, 7, 1, 0, ""));
        streams.put("target", n -> window(n, 7, n < 2 ? 1 : 2, 0, ""));
        streams.put("short", n -> window(n + 1, 3, 1, 0, ""));
        streams.put("breaks", n -> window(n + 1, 7, 1, n < 2 ? 4 : 6, ""));
        streams.put("dateless", n -> window(n, 7, 1, 0, "").replaceAll("#EXT-X-PROGRAM-DATE-TIME.*\n", ""));
        var blocks = "#EXT-X-PART-INF:PART-TARGET=5\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=15\n";
        streams.put("blocks", n -> window(n, 7, 1, 0, "") + blocks);
        streams.put("hurries", n -> window(Math.min(n, 1), 7, 1, 0, "") + blocks);
        streams.put("low", n -> window(n, 7, 1, 0, "") + "#EXT-X-PART-INF:PART-TARGET=0.3\n");

        var found = checkAll();
        assertThat(found)
                .containsEntry("blocks", List.of())
                .hasEntrySatisfying("hurries", codes -> assertThat(codes).contains("low-latency"))
                .containsAllEntriesOf(Map.of(
                        "good", List.of(),
                        "back", List.of("live-sequence"),
                        "lost", List.of("live-sequence"),
                        "renamed", List.of("live-sequence"),
                        "still", List.of("live-stale"),
                        "target", List.of("live-header-changes"),
                        "short", List.of("live-window-short"),
                        "breaks", List.of("live-discontinuity-sequence"),
                        "dateless", List.of("live-date"),
                        "low", List.of("low-latency", "low-latency")));
    }

    private Map<String, List<String>> checkAll() throws Exception {
        var found = new ConcurrentHashMap<String, List<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var name : streams.keySet()) {
                threads.execute(() -> found.put(name, check(name)));
            }
        }
        return found;
    }

    private List<String> check(String name) {
        var source = new HttpSource(new OkHttpClient(), HttpSource.Options.standard());
        return new HlsChecker()
                        .check(source, server.url("/" + name).toString(), Profile.LOW_DELAY, Progress.NONE, () -> false)
                        .findings()
                        .stream()
                        .filter(f -> f.severity() == Severity.BLOCKS || f.severity() == Severity.WARNS)
                        .map(Finding::code)
                        .filter(code -> code.startsWith("live-") || code.startsWith("low-"))
                        .toList();
    }

    private static String window(int from, int count, int target, int discontinuities, String token) {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:" + target + "\n");
        text.append("#EXT-X-MEDIA-SEQUENCE:" + from + "\n#EXT-X-DISCONTINUITY-SEQUENCE:" + discontinuities + "\n");
        for (var i = from; i < from + count; i++) {
            text.append("#EXT-X-PROGRAM-DATE-TIME:" + NOON.plus(Duration.ofSeconds(i - 7)) + "\n#EXTINF:1.0,\n");
            text.append("s" + i + ".ts" + token + "\n");
        }
        return text.toString();
    }
}
