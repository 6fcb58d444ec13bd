package dev.sluice.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.FxToolkit;
import dev.sluice.OneScreen;
import dev.sluice.media.JavaFxCodecs;
import dev.sluice.relay.PreviewState.Ended;
import dev.sluice.relay.PreviewState.Failed;
import dev.sluice.relay.PreviewState.Playing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Live streams: a window that slides with the clock, and a token in every name that changes with each reload. */
@OneScreen
class LivePreviewTest {
    private static final int WINDOW = 4;
    private static final int FROM = 2;
    private static final String PARTS =
            "#EXT-X-PART:DURATION=0.5,URI=\"part0.ts\"\n#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"part1.ts\"\n";

    private static final Map<String, String> ENDINGS = Map.of("ts", ".ts", "mp4", ".m4s");

    @TempDir
    static Path streams;

    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private Origin origin;
    private PreviewRelay relay;

    @BeforeAll
    static void prepare() throws Exception {
        JavaFxCodecs.load();
        FxToolkit.start();
        Hls.ts(Files.createDirectory(streams.resolve("ts")));
        Hls.fmp4(Files.createDirectory(streams.resolve("mp4")));
    }

    @BeforeEach
    void start() throws Exception {
        origin = new Origin(streams);
        relay = PreviewRelay.start(new OkHttpClient(), () -> false);
    }

    @AfterEach
    void stop() {
        relay.close();
        origin.close();
    }

    /** All play at the same time, for live takes the time it takes; then each is asked how it went. */
    @TestFactory
    Stream<DynamicTest> eachStreamPlaysToItsEndOrSaysWhyNot() {
        origin.with("ts/live.m3u8", r -> window("ts", PARTS));
        origin.with("mp4/live.m3u8", r -> window("mp4", ""));
        origin.with("ts/still.m3u8", r -> window("ts", 0, "", ""));
        origin.with("mp4/revoked.m3u8", r -> reloads("revoked") < 2 ? window("mp4", 0, "", "") : forbidden());
        var low = open("ts/live.m3u8");
        var fragmented = open("mp4/live.m3u8");
        var still = open("ts/still.m3u8");
        var revoked = open("mp4/revoked.m3u8");
        return Stream.of(
                test("low latency plays as whole segments", low, player -> assertPlayed(player)),
                test("tokens rotate", fragmented, player -> assertPlayed(player)),
                test("standing still is said", still, player -> assertFails(player, "live-stale")),
                test("a refusal is said", revoked, player -> assertFails(player, "upstream-refused")));
    }

    private static DynamicTest test(String name, FxPlayer player, Consumer<FxPlayer> asked) {
        return DynamicTest.dynamicTest(name, () -> {
            try (player) {
                asked.accept(player);
            }
        });
    }

    private void assertPlayed(FxPlayer player) {
        assertThat(player.awaitEnd(40)).isInstanceOf(Ended.class);
        assertThat(((Playing) player.states.getFirst()).stream().live()).isTrue();
        assertThat(player.requests)
                .filteredOn(r -> r.kind() == UpstreamRequest.Kind.SEGMENT)
                .extracting(r -> r.url().replaceFirst(".*/s(\\d+)\\..*", "$1"))
                .as("each segment once, though its name was signed anew each time")
                .containsExactly("3", "4", "5", "6", "7");
        assertThat(origin.asked).noneMatch(path -> path.contains("part"));
    }

    private static void assertFails(FxPlayer player, String code) {
        assertThat(player.awaitEnd(40))
                .isInstanceOfSatisfying(
                        Failed.class, f -> assertThat(f.problem().code()).isEqualTo(code));
    }

    private FxPlayer open(String path) {
        return new FxPlayer(relay, origin.url(path), PreviewOptions.standard());
    }

    private long reloads(String name) {
        return counts.computeIfAbsent(name, n -> new AtomicLong()).getAndIncrement();
    }

    private static MockResponse forbidden() {
        return new MockResponse.Builder().code(403).build();
    }

    /** One segment further with each reload, which comes once a target duration. */
    private MockResponse window(String kind, String tail) {
        var reload = reloads(kind);
        var from = Math.min(FROM + reload, Hls.SEGMENTS - WINDOW);
        return window(kind, from, "?token=" + reload, from + WINDOW == Hls.SEGMENTS ? "#EXT-X-ENDLIST\n" : tail);
    }

    private static MockResponse window(String kind, long from, String token, String tail) {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:" + from + "\n");
        if (kind.equals("mp4"))
            text.append("#EXT-X-MAP:URI=\"init.mp4").append(token).append("\"\n");
        for (var i = from; i < from + WINDOW; i++) {
            text.append("#EXTINF:1,\ns")
                    .append(i)
                    .append(ENDINGS.get(kind))
                    .append(token)
                    .append('\n');
        }
        return Origin.whole(text.append(tail).toString().getBytes());
    }
}
