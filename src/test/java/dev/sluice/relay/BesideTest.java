package dev.sluice.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.FxToolkit;
import dev.sluice.OneScreen;
import dev.sluice.api.Fault;
import dev.sluice.media.Clips;
import dev.sluice.media.Ffmpeg;
import dev.sluice.media.Preparation;
import dev.sluice.media.Profile;
import dev.sluice.media.StillDecoder;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is fetched beside a stream: pictures that tell their second by brightness, and captions. */
@OneScreen
class BesideTest {
    private static final int BRIGHTER_EACH_SECOND = 20;
    private static final double ON_SCREEN = BRIGHTER_EACH_SECOND * 255 / 219.0;

    @TempDir
    static Path streams;

    @BeforeAll
    static void prepare() throws Exception {
        FxToolkit.start();
        var ffmpeg = Ffmpeg.load();
        Files.writeString(streams.resolve("talk.srt"), """
                1
                00:00:01,000 --> 00:00:02,500
                <i>Water</i> comes
                in two lines &amp; more

                2
                00:00:07,000 --> 00:00:09,000
                and goes
                """);
        var source = new Clips(ffmpeg, streams)
                .run(
                        "film.mkv",
                        List.of(
                                "-f",
                                "lavfi",
                                "-i",
                                "color=gray:size=320x180:rate=25,geq=lum='16+%d*floor(T)':cb=128:cr=128"
                                        .formatted(BRIGHTER_EACH_SECOND),
                                "-i",
                                streams.resolve("talk.srt").toString(),
                                "-metadata:s:s:0",
                                "language=eng",
                                "-t",
                                "10",
                                "-c:v",
                                "libopenh264",
                                "-c:s",
                                "subrip"));
        new Preparation(ffmpeg).prepare(source, streams.resolve("asset"), Profile.LOW_DELAY, progress -> {});
    }

    @Test
    void picturesOfTheTimeLineAreThoseOfTheirTimeAndNoPartOfTheLog() throws Exception {
        try (var origin = new Origin(streams);
                var relay = PreviewRelay.start(new OkHttpClient(), () -> false);
                var session = opened(relay, origin, "asset/master.m3u8")) {
            var before = session.requests().size();
            for (var at : List.of(8.4, 0.2, 4.9, 30.0)) {
                var still = session.still(at).orElseThrow();
                assertThat(still.start()).as("asked for " + at).isBetween(Math.min(at, 10) - 2.1, at);
                assertThat(second(still)).as("asked for " + at).isEqualTo(Math.floor(still.start()));
            }
            assertThat(session.requests()).hasSize(before);
            assertThat(origin.asked).anyMatch(path -> path.contains("/iframes"));
        }
    }

    @Test
    void aStreamWithoutIFramesGivesTheBeginningsOfItsSegments() throws Exception {
        var folder = Files.createDirectory(streams.resolve("ts"));
        Hls.ts(folder);
        try (var origin = new Origin(streams);
                var relay = PreviewRelay.start(new OkHttpClient(), () -> false);
                var session = opened(relay, origin, "ts/media.m3u8")) {
            var still = session.still(5.5).orElseThrow();
            assertThat(still.start()).isBetween(4.9, 5.1);
            assertThat(new StillDecoder(Ffmpeg.load()).jpeg(still.media(), 160)).isPresent();
            assertThat(new StillDecoder(Ffmpeg.load()).jpeg(new byte[5000], 160))
                    .isEmpty();
        }
    }

    @Test
    void captionsAreReadAtTheTimeOfTheirPictures() throws Exception {
        try (var origin = new Origin(streams);
                var relay = PreviewRelay.start(new OkHttpClient(), () -> false);
                var session = opened(relay, origin, "asset/master.m3u8")) {
            var stream = ((PreviewState.Playing) session.state()).stream();
            assertThat(stream.captions())
                    .extracting(PreviewStream.Choice::label)
                    .containsExactly("English");
            var cues = session.captions("English", 1.2);
            assertThat(cues.at(1.2)).isEqualTo("Water comes\nin two lines & more");
            assertThat(cues.at(5)).isEmpty();
            assertThat(session.captions("English", 8).at(8)).isEqualTo("and goes");

            origin.status("asset/subs0/text.vtt", 403);
            try (var refused = opened(relay, origin, "asset/master.m3u8")) {
                assertThatThrownBy(() -> refused.captions("English", 1.2))
                        .isInstanceOf(Fault.class)
                        .hasMessageContaining("refuses");
            }
        }
    }

    @Test
    void cueTimesFollowTheClockOfTheMedia() {
        var mapped = """
                WEBVTT
                X-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000

                00:01.000 --> 00:02.000 align:start
                words
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(WebVtt.read(mapped, 10)).containsExactly(new Cue(1, 2, "words"));
        assertThat(WebVtt.read(mapped, 4)).containsExactly(new Cue(7, 8, "words"));
        assertThat(WebVtt.read(new byte[] {(byte) 0xff, 0, 13, '-', '-', '>'}, 0))
                .isEmpty();
    }

    private static PreviewSession opened(PreviewRelay relay, Origin origin, String path) {
        var session = relay.open(URI.create(origin.url(path)), PreviewOptions.standard(), state -> {});
        FxToolkit.until("it is understood", 20, () -> session.state() instanceof PreviewState.Playing);
        return session;
    }

    private static double second(Still still) throws Exception {
        var jpeg = new StillDecoder(Ffmpeg.load()).jpeg(still.media(), 160).orElseThrow();
        var image = ImageIO.read(new ByteArrayInputStream(jpeg));
        return Math.round((image.getRGB(80, 45) & 0xff) / ON_SCREEN);
    }
}
