package dev.sluice.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.FxToolkit;
import dev.sluice.OneScreen;
import dev.sluice.media.JavaFxCodecs;
import dev.sluice.relay.PreviewState.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The assets of the lab, where it lies beside the repository; {@link PreviewTest} makes its own. */
@OneScreen
class PreviewLabTest {
    private static final Path LAB = Path.of("../shared/lab/hls");

    private static PreviewRelay relay;
    private static Origin origin;

    @BeforeAll
    static void start() throws IOException {
        origin = new Origin(LAB);
        JavaFxCodecs.load();
        FxToolkit.start();
        relay = PreviewRelay.start(new OkHttpClient(), () -> false);
    }

    @AfterAll
    static void stop() {
        relay.close();
        origin.close();
    }

    @TestFactory
    Stream<DynamicTest> everyPlayableAssetPlaysToItsEnd() {
        return present(
                "ts_good/media.m3u8",
                "ts_gop10/media.m3u8",
                "extinf_lie/media.m3u8",
                "audio_24k_mono/media.m3u8",
                "truncated_segment/media.m3u8",
                "discontinuity/media_missing_tag.m3u8",
                "fmp4_demuxed/v/media.m3u8",
                "fmp4_demuxed/master_undefined_group.m3u8",
                "aes128/media.m3u8",
                "byterange/media.m3u8",
                "discontinuity/media.m3u8",
                "open_gop/media.m3u8",
                "fmp4_demuxed/master_signed_query.m3u8",
                "ladder/master_accurate.m3u8");
    }

    /** All play at the same time, then each is asked how it went. */
    private Stream<DynamicTest> present(String... paths) {
        var playing = Stream.of(paths)
                .filter(p -> Files.exists(LAB.resolve(p)))
                .map(p -> new FxPlayer(relay, origin.url(p), PreviewOptions.standard()))
                .toList();
        return playing.stream()
                .map(p -> DynamicTest.dynamicTest(p.address(), () -> {
                    try (p) {
                        PreviewTest.assertPlaysToTheEnd(p);
                        assertThat(p.requests.stream()
                                        .anyMatch(
                                                r -> String.valueOf(r.failure()).contains("ends in the middle")))
                                .as("a segment that was cut short is said")
                                .isEqualTo(p.address().contains("truncated"));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatCannotPlayExplainsItself() {
        return Stream.of(
                        "fmp4_demuxed/sub/media.m3u8=preview-no-media", "fmp4_demuxed/en/media.m3u8=preview-sound-only")
                .map(line -> line.split("="))
                .filter(p -> Files.exists(LAB.resolve(p[0])))
                .map(p -> DynamicTest.dynamicTest(p[0], () -> assertExplained(p[0], p[1])));
    }

    private static void assertExplained(String path, String code) {
        try (var player = new FxPlayer(relay, origin.url(path), PreviewOptions.standard())) {
            assertThat(player.awaitEnd(5))
                    .isInstanceOfSatisfying(
                            Failed.class, f -> assertThat(f.problem().code()).isEqualTo(code));
        }
    }
}
