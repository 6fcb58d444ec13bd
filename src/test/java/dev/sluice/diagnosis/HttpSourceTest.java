package dev.sluice.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.api.ShareMode;
import dev.sluice.hls.check.HlsChecker;
import dev.sluice.hls.check.Profile;
import dev.sluice.hls.playlist.Segment;
import dev.sluice.hls.walk.Progress;
import dev.sluice.hls.walk.Source;
import dev.sluice.service.RunningService;
import java.net.InetAddress;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSourceTest {
    private final MockWebServer server = new MockWebServer();
    private HttpSource source;

    @BeforeEach
    void start() throws Exception {
        server.start(InetAddress.getLoopbackAddress(), 0);
        source = new HttpSource(server.url("/"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatTheServiceServesPassesItsOwnCheckOverHttp(@TempDir Path folder) throws Exception {
        try (var service = RunningService.start(folder)) {
            var link = HttpUrl.get(service.share(ShareMode.API, "2h").signedLink());

            var report = new HlsChecker()
                    .check(
                            new HttpSource(link),
                            link.toString(),
                            Profile.named("low-delay"),
                            Progress.NONE,
                            () -> false);

            assertThat(report.findings())
                    .filteredOn(f -> f.severity() == Severity.BLOCKS)
                    .extracting(Finding::sentence)
                    .isEmpty();
            assertThat(report.renditions()).hasSizeGreaterThan(1);
            assertThat(report.toString()).doesNotContain(link.encodedPath());
        }
    }

    @Test
    void aRangeIsAskedForAndItsTotalRead() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(206)
                .setHeader("Content-Range", "bytes 10-19/400")
                .body("0123456789")
                .build());

        var answer = source.fetch(new Source.Request(
                server.url("/s.mp4").toString(), Source.Kind.SEGMENT, new Segment.ByteRange(10, 10), 1 << 20));

        assertThat(answer.total()).isEqualTo(400);
        assertThat(answer.body().remaining()).isEqualTo(10);
        assertThat(server.takeRequest().getHeaders().get("Range")).isEqualTo("bytes=10-19");
    }

    @Test
    void anAnswerIsCutAtItsLimit() {
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(new byte[5000]))
                .build());

        var answer = get("/big", 1000);

        assertThat(answer.cut()).isTrue();
        assertThat(answer.body().remaining()).isEqualTo(1000);
    }

    @Test
    void redirectsAreFollowedAFewTimesAndKept() {
        for (int i = 0; i < 6; i++) {
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .setHeader("Location", "/again?token=secret")
                    .build());
        }

        var answer = get("/a", 1000);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.redirects())
                .hasSize(5)
                .allSatisfy(hop -> assertThat(hop).startsWith("302 ").doesNotContain("secret"));
    }

    @Test
    void aPlaylistCannotSendTheCheckIntoThePrivateNetwork() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "http://127.0.0.1:1/internal")
                .build());

        var answer = get("/a", 1000);

        assertThat(answer.status()).isZero();
        assertThat(answer.failure()).contains("this machine itself; no request was made");
    }

    @Test
    void nobodyThereIsAnAnswerTooAndNoException() {
        var nobody = HttpUrl.get("http://localhost:1/a");

        var answer =
                new HttpSource(nobody).fetch(new Source.Request(nobody.toString(), Source.Kind.PLAYLIST, null, 1000));

        assertThat(answer.failure()).contains("refused");
    }

    private dev.sluice.hls.walk.Response get(String path, long limit) {
        return source.fetch(new Source.Request(server.url(path).toString(), Source.Kind.PLAYLIST, null, limit));
    }
}
