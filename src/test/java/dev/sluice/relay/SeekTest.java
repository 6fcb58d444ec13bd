package dev.sluice.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.FxToolkit;
import dev.sluice.OneScreen;
import dev.sluice.media.Clips;
import dev.sluice.media.Ffmpeg;
import dev.sluice.media.JavaFxCodecs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A film whose pictures tell their second by their brightness: what is seen is what the clock says, after any jump. */
@OneScreen
class SeekTest {
    private static final int BRIGHTER_EACH_SECOND = 20;
    /** Of the 219 steps of video brightness, on a screen of 255. */
    private static final double ON_SCREEN = BRIGHTER_EACH_SECOND * 255 / 219.0;

    @TempDir
    static Path streams;

    @BeforeAll
    static void prepare() throws Exception {
        JavaFxCodecs.load();
        FxToolkit.start();
        make("mpegts", "s%d.ts");
        make("fmp4", "s%d.m4s");
    }

    /** Segments of 2.4 s, so that they begin at whole seconds and between. */
    private static void make(String type, String names) throws Exception {
        var folder = Files.createDirectory(streams.resolve(type));
        var picture = "color=gray:size=320x180:rate=25,geq=lum='16+%d*floor(T)':cb=128:cr=128";
        new Clips(Ffmpeg.load(), folder)
                .run(
                        "media.m3u8",
                        List.of(
                                "-f",
                                "lavfi",
                                "-i",
                                picture.formatted(BRIGHTER_EACH_SECOND),
                                "-t",
                                "10.8",
                                "-c:v",
                                "libopenh264",
                                "-b:v",
                                "300k",
                                "-g",
                                "30",
                                "-f",
                                "hls",
                                "-hls_time",
                                "2.4",
                                "-hls_playlist_type",
                                "vod",
                                "-hls_segment_type",
                                type,
                                "-hls_segment_filename",
                                folder.resolve(names).toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mpegts", "fmp4"})
    void whatIsSeenIsWhatTheClockSays(String type) throws Exception {
        try (var origin = new Origin(streams);
                var relay = PreviewRelay.start(new OkHttpClient(), () -> false);
                var player = new FxPlayer(relay, origin.url(type + "/media.m3u8"), PreviewOptions.standard())) {
            player.awaitPosition(0.3, 20);
            assertThat(shown(player)).isEqualTo(0);
            for (var to : List.of(7, 9, 2, 4, 0)) {
                var before = player.seconds();
                player.seek(to);
                FxToolkit.until("it plays elsewhere", 20, () -> Math.abs(player.seconds() - before) > 1.2);
                player.awaitPosition(player.seconds() + 0.4, 20);
                assertThat(player.seconds()).as("after a jump to " + to).isBetween(to - 2.4, to + 2.4);
                assertThat(shown(player) + 0.5).as("after a jump to " + to).isCloseTo(player.seconds(), within());
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.75);
    }

    /** The second of the picture on the screen. */
    private static double shown(FxPlayer player) {
        return Math.round((player.picture().get(1000) & 0xff) / ON_SCREEN);
    }
}
