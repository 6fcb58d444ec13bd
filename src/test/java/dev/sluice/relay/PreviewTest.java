package dev.sluice.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.FxToolkit;
import dev.sluice.OneScreen;
import dev.sluice.api.Problem;
import dev.sluice.media.Clips;
import dev.sluice.media.Ffmpeg;
import dev.sluice.media.JavaFxCodecs;
import dev.sluice.media.Preparation;
import dev.sluice.media.Prepared;
import dev.sluice.media.Profile;
import dev.sluice.relay.PreviewState.Ended;
import dev.sluice.relay.PreviewState.Failed;
import dev.sluice.relay.PreviewState.Playing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Previews in the real player, on the headless platform, against servers that behave and servers that do not. */
@OneScreen
class PreviewTest {
    private static final int FAST = 8;

    @TempDir
    static Path streams;

    @TempDir
    Path folder;

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
    void start() throws IOException {
        origin = new Origin(streams);
        relay = relay(Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        relay.close();
        origin.close();
    }

    private static PreviewRelay relay(Duration patience) {
        return PreviewRelay.start(
                new OkHttpClient.Builder().readTimeout(patience).build(), () -> false);
    }

    @Test
    void thePreparedSampleIsSeenToMoveUpToItsEnd() throws Exception {
        var ffmpeg = Ffmpeg.load();
        var source = new Clips(ffmpeg, folder)
                .run(
                        "short.mp4",
                        List.of(
                                "-t",
                                "4",
                                "-i",
                                Path.of("assets/sample.mp4").toAbsolutePath().toString(),
                                "-vf",
                                "scale=320:180",
                                "-c:v",
                                "libopenh264",
                                "-c:a",
                                "aac"));
        new Preparation(ffmpeg).prepare(source, folder.resolve("asset"), Profile.LOW_DELAY, p -> {});
        try (var server = new Origin(folder);
                var player =
                        new FxPlayer(relay, server.url("asset/" + Prepared.MULTIVARIANT), PreviewOptions.standard())) {
            player.awaitPosition(2, 20);
            var then = player.picture();
            assertThat(new HashSet<>(then)).as("different colours").hasSizeGreaterThan(20);
            player.awaitPosition(2.5, 10);
            assertThat(differing(then, player.picture()))
                    .as("points that changed in half a second")
                    .isGreaterThan(30);
            assertThat(player.awaitEnd(10)).isInstanceOf(Ended.class);
            var playing = (Playing) player.states.getFirst();
            assertThat(playing.stream().soundNote()).contains("no sound device");
            assertThat(playing.stream().duration()).isCloseTo(Duration.ofSeconds(4), Duration.ofMillis(100));
            assertThat(playing.stream().variants())
                    .first()
                    .extracting("label")
                    .asString()
                    .startsWith("320x180");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ts/media.m3u8", "mp4/media.m3u8"})
    void soundInsideTheSegmentsIsTakenOutWhereNobodyCouldHearIt(String path) {
        try (var player = new FxPlayer(relay, origin.url(path), PreviewOptions.standard())) {
            assertPlaysToTheEnd(player);
            assertThat(player.requests).extracting(UpstreamRequest::failure).containsOnlyNulls();
        }
    }

    @Test
    void byteRangesAndVariablesAndOddNamesPlay() throws IOException {
        var whole = Files.readAllBytes(streams.resolve("ts/s0.ts"));
        var second = Files.readAllBytes(streams.resolve("ts/s1.ts"));
        Files.write(folder.resolve("all %25 in=one.seg"), join(whole, second));
        Hls.write(folder, "main.m3u8", """
                #EXTM3U\r
                #EXT-X-DEFINE:NAME="file",VALUE="all%%20%%2525%%20in=one"\r
                #EXT-X-TARGETDURATION:1.0\r
                #EXTINF:1.0,\r
                #EXT-X-BYTERANGE:%d@0\r
                {$file}.seg\r
                #EXTINF:1.0,\r
                #EXT-X-BYTERANGE:%d\r
                {$file}.seg\r
                #EXT-X-ENDLIST\r
                """.formatted(whole.length, second.length));
        try (var server = new Origin(folder);
                var player = new FxPlayer(relay, server.url("main.m3u8"), PreviewOptions.standard())) {
            assertPlaysToTheEnd(player);
            assertThat(player.requests)
                    .filteredOn(r -> r.kind() == UpstreamRequest.Kind.SEGMENT)
                    .extracting(UpstreamRequest::bytes)
                    .containsExactly((long) whole.length, (long) second.length);
        }
    }

    @Test
    void encryptedSegmentsPlayAndTheKeyShowsNowhere() throws Exception {
        var key = "a secret of 16 b".getBytes();
        Files.write(folder.resolve("k.bin"), key);
        for (var i = 0; i < 2; i++) {
            Files.write(
                    folder.resolve("s" + i),
                    encrypted(Files.readAllBytes(streams.resolve("ts/s" + i + ".ts")), key, 70 + i));
        }
        Hls.write(folder, "main.m3u8", """
                #EXTM3U
                #EXT-X-TARGETDURATION:1
                #EXT-X-MEDIA-SEQUENCE:70
                #EXT-X-KEY:METHOD=AES-128,URI="k.bin?token=abcdef"
                #EXTINF:1,
                s0
                #EXTINF:1,
                s1
                #EXT-X-ENDLIST
                """);
        try (var server = new Origin(folder);
                var player = new FxPlayer(relay, server.url("main.m3u8"), PreviewOptions.standard())) {
            assertPlaysToTheEnd(player);
            assertThat(player.requests.toString())
                    .doesNotContain("abcdef", "a secret")
                    .contains("k.bin?token=…");
        }
    }

    @Test
    void aGapIsSkippedAndARedirectIsFollowedWithItsRelativeNames() throws IOException {
        origin.with(
                "old/link",
                r -> new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", "/ts/gap.m3u8")
                        .build());
        origin.with("ts/gap.m3u8", r -> Origin.whole("""
                #EXTM3U
                #EXT-X-TARGETDURATION:1
                #EXTINF:1,
                s0.ts
                #EXT-X-GAP
                #EXTINF:1,
                missing.ts
                #EXTINF:1,
                s2.ts
                #EXT-X-ENDLIST
                """.getBytes()));
        try (var player = new FxPlayer(relay, origin.url("old/link"), PreviewOptions.standard())) {
            assertPlaysToTheEnd(player);
            assertThat(origin.asked).contains("/ts/s2.ts").doesNotContain("/ts/missing.ts");
        }
    }

    @Test
    void aRefusalInMidPlayIsSaidAtOnceWithWhatCame() {
        origin.status("ts/s2.ts", 403);
        try (var player = new FxPlayer(relay, origin.url("ts/media.m3u8?sig=geheim"), PreviewOptions.standard())) {
            var problem = assertFails(player, "upstream-refused");
            assertThat(problem.status()).isEqualTo(403);
            assertThat(player.states).hasSize(2).first().isInstanceOf(Playing.class);
            assertThat(((Failed) player.state()).request()).isNotNull().satisfies(r -> {
                assertThat(r.status()).isEqualTo(403);
                assertThat(r.firstBytes()).isEqualTo("no");
                assertThat(r.url()).endsWith("/ts/s2.ts");
            });
            assertThat(player.requests.toString()).doesNotContain("geheim");
        }
    }

    @Test
    void eachFailureSaysWhatReallyHappened() {
        origin.with("page/media.m3u8", r -> Origin.whole("<html><title>Sign in</title>".getBytes()));
        origin.with("text/media.m3u8", r -> Origin.whole("hello".getBytes()));
        origin.with("cut/media.m3u8", r -> playlist("/cut.ts"));
        origin.with(
                "cut.ts",
                r -> new MockResponse.Builder()
                        .body("half")
                        .setHeader("Content-Length", 100_000)
                        .onResponseEnd(mockwebserver3.SocketEffect.ShutdownConnection.INSTANCE)
                        .build());
        origin.with("slow/media.m3u8", r -> playlist("/slow.ts"));
        origin.with(
                "slow.ts",
                r -> new MockResponse.Builder()
                        .headersDelay(5, java.util.concurrent.TimeUnit.SECONDS)
                        .build());
        origin.with("junk/media.m3u8", r -> playlist("/junk.ts"));
        origin.with("junk.ts", r -> Origin.whole(new byte[4000]));
        origin.with(
                "drm/media.m3u8",
                r -> Origin.whole(("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-KEY:METHOD=SAMPLE-AES,"
                                + "URI=\"skd://x\",KEYFORMAT=\"com.apple.streamingkeydelivery\"\n#EXTINF:1,\n/ts/s0.ts\n#EXT-X-ENDLIST\n")
                        .getBytes()));
        origin.with(
                "empty/media.m3u8", r -> Origin.whole("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-ENDLIST\n".getBytes()));

        assertOpeningFails("page/media.m3u8", "upstream-not-media");
        assertOpeningFails("text/media.m3u8", "upstream-not-a-playlist");
        assertOpeningFails("cut/media.m3u8", "upstream-truncated");
        try (var impatient = relay(Duration.ofMillis(500))) {
            assertOpeningFails(impatient, "slow/media.m3u8", "upstream-timeout");
        }
        assertOpeningFails("junk/media.m3u8", "upstream-not-media");
        assertOpeningFails("drm/media.m3u8", "preview-protected");
        assertOpeningFails("empty/media.m3u8", "playlist-empty");
        assertOpeningFails("absent.m3u8", "upstream-missing");
    }

    @Test
    void nothingIsServedWithoutTheSecretPathOrAfterClosing() throws Exception {
        try (var player = new FxPlayer(relay, origin.url("ts/media.m3u8"), PreviewOptions.standard())) {
            FxToolkit.until("playing", 5, () -> player.state() instanceof Playing);
            var uri = player.session().mediaUri();
            assertThat(status(uri.resolve("v1.ts").toString())).isEqualTo(200);
            assertThat(status(uri.toString().replaceAll("/[^/]{22}/", "/guess/")))
                    .isEqualTo(404);
            player.session().close();
            assertThat(status(uri.resolve("v1.ts").toString())).isEqualTo(404);
        }
    }

    private static long differing(List<Integer> a, List<Integer> b) {
        return IntStream.range(0, a.size())
                .filter(i -> !a.get(i).equals(b.get(i)))
                .count();
    }

    private static int status(String url) throws IOException {
        try (var response = new OkHttpClient()
                .newCall(new okhttp3.Request.Builder().url(url).build())
                .execute()) {
            return response.code();
        }
    }

    private void assertOpeningFails(String path, String code) {
        assertOpeningFails(relay, path, code);
    }

    private void assertOpeningFails(PreviewRelay through, String path, String code) {
        try (var player = new FxPlayer(through, origin.url(path), PreviewOptions.standard())) {
            assertFails(player, code);
            assertThat(player.states).hasSize(1);
        }
    }

    private static Problem assertFails(FxPlayer player, String code) {
        assertThat(player.awaitEnd(8)).isInstanceOf(Failed.class);
        var problem = ((Failed) player.state()).problem();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.nextAct()).isNotBlank();
        return problem;
    }

    static void assertPlaysToTheEnd(FxPlayer player) {
        player.awaitPosition(0.1, 20);
        player.hurry(FAST);
        assertThat(player.awaitEnd(45)).isInstanceOf(Ended.class);
    }

    private static MockResponse playlist(String segment) {
        return Origin.whole(
                ("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + segment + "\n#EXT-X-ENDLIST\n").getBytes());
    }

    private static byte[] encrypted(byte[] media, byte[] key, long sequence) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        var iv = java.nio.ByteBuffer.allocate(16).putLong(8, sequence).array();
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return cipher.doFinal(media);
    }

    private static byte[] join(byte[] a, byte[] b) {
        return java.nio.ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }
}
