package dev.sluice.hls.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.hls.Media;
import dev.sluice.hls.walk.HttpSource;
import dev.sluice.hls.walk.Progress;
import dev.sluice.hls.walk.Source;
import dev.sluice.hls.walk.WalkLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What servers do to presentations, and what the report says then. */
@Timeout(120)
class HttpWalkTest {
    @TempDir
    static Path folder;

    private static final Map<String, String> TYPES =
            Map.of("m3u8", "application/vnd.apple.mpegurl", "ts", "video/mp2t", "key", "application/octet-stream");

    private final MockWebServer server = new MockWebServer();

    @BeforeAll
    static void make() throws Exception {
        Media.ts(folder, 4, 2);
    }

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void serve(Function<RecordedRequest, MockResponse> answer) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer.apply(request);
            }
        });
    }

    /** What a good server answers; tests change one thing. */
    private static MockResponse.Builder good(RecordedRequest request) {
        try {
            var name = request.getUrl().encodedPath().substring(1);
            var file = folder.resolve(name);
            if (!Files.exists(file)) {
                return new MockResponse.Builder().code(404);
            }
            var answer = new MockResponse.Builder()
                    .setHeader("Access-Control-Allow-Headers", "Range")
                    .setHeader("Content-Type", TYPES.get(name.substring(name.indexOf('.') + 1)))
                    .setHeader("Access-Control-Allow-Origin", "*");
            var gzip =
                    name.endsWith("m3u8") && "gzip".equals(request.getHeaders().get("Accept-Encoding"));
            var bytes = Files.readAllBytes(file);
            return gzip
                    ? answer.setHeader("Content-Encoding", "gzip").body(new Buffer().write(zipped(bytes)))
                    : answer.body(new Buffer().write(bytes));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private CheckReport check(String path) {
        return check(path, Duration.ofSeconds(10));
    }

    private CheckReport check(String path, Duration patience) {
        var options = new HttpSource.Options(Map.of(), "https://player.example", patience, Duration.ofSeconds(20));
        var limits =
                new WalkLimits(1 << 20, 100_000, 4 << 20, 10, 100, 2, Duration.ofSeconds(5), Duration.ofSeconds(60));
        return new HlsChecker(limits)
                .check(
                        new HttpSource(new OkHttpClient(), options),
                        server.url(path).toString(),
                        new Profile("test", new Profile.Range(1, 6), 2, new Profile.Range(96, 192), Map.of()),
                        Progress.NONE,
                        () -> false);
    }

    private static List<String> wrong(CheckReport report) {
        return report.findings().stream()
                .filter(f -> f.severity() == Severity.BLOCKS || f.severity() == Severity.WARNS)
                .map(Finding::code)
                .distinct()
                .toList();
    }

    private static Finding finding(CheckReport report, String code) {
        return report.findings().stream()
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aGoodServerIsFoundGood() {
        serve(r -> good(r).build());
        var report = check("/media.m3u8");
        assertThat(wrong(report)).isEmpty();
        assertThat(report.ready()).isTrue();
    }

    @Test
    void saysWhatBrowsersAskBeforehandAndWhereCookiesDoNotGo() {
        serve(r -> "OPTIONS".equals(r.getMethod())
                ? new MockResponse.Builder().code(405).build()
                : good(r).addHeader("Set-Cookie", "pass=1; Path=/").build());
        var report = check("/media.m3u8");
        assertThat(wrong(report)).containsExactlyInAnyOrder("cors-preflight", "cors-credentials");
        assertThat(finding(report, "cors-preflight").evidence()).contains("405");
    }

    @Test
    void findsTheOneSegmentThatIsRedirected() {
        serve(r -> r.getUrl().encodedPath().equals("/s1.ts")
                ? new MockResponse.Builder()
                        .code(302)
                        .setHeader("Location", "/s0.ts")
                        .build()
                : good(r).build());
        assertThat(finding(check("/media.m3u8"), "redirected").evidence()).contains("s1.ts: 302");
    }

    @Test
    void namesWhatPagesOfOtherOriginsMayNotRead() {
        serve(r -> good(r).removeHeader("Access-Control-Allow-Origin").build());
        var report = check("/media.m3u8");
        assertThat(wrong(report)).containsExactly("cors-missing");
        assertThat(finding(report, "cors-missing").evidence())
                .contains("playlist", "segment", "https://player.example");
    }

    @Test
    void namesWrongTypesAndMissingCompression() {
        serve(r -> good(r).setHeader("Content-Type", "text/plain")
                .removeHeader("Content-Encoding")
                .build());
        serve(r -> r.getUrl().encodedPath().endsWith("m3u8")
                ? new MockResponse.Builder()
                        .setHeader("Access-Control-Allow-Origin", "*")
                        .setHeader("Content-Type", "text/plain")
                        .body(read("media.m3u8"))
                        .build()
                : good(r).build());
        assertThat(wrong(check("/media.m3u8"))).containsExactlyInAnyOrder("mime-type", "playlist-not-compressed");
    }

    private static String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void showsWhatReallyCameInsteadOfASegment() {
        serve(r -> r.getUrl().encodedPath().endsWith("s1.ts")
                ? new MockResponse.Builder()
                        .setHeader("Access-Control-Allow-Origin", "*")
                        .setHeader("Content-Type", "video/mp2t")
                        .body("<html>Please log in")
                        .build()
                : good(r).build());
        var report = check("/media.m3u8");
        assertThat(wrong(report)).containsExactly("segment-unreachable");
        assertThat(finding(report, "segment-unreachable").evidence()).contains("s1.ts", "Please log in");
    }

    @Test
    void aLinkWhoseChildrenLackItsCredentialIsExplained() {
        serve(r -> r.getUrl().encodedPath().endsWith("ts") && r.getUrl().query() == null
                ? new MockResponse.Builder()
                        .code(403)
                        .setHeader("Access-Control-Allow-Origin", "*")
                        .build()
                : good(r).build());
        var report = check("/media.m3u8?token=abc");
        assertThat(wrong(report)).containsExactlyInAnyOrder("token-not-propagated", "segment-unreachable");
        assertThat(report.toString()).doesNotContain("abc");
    }

    @Test
    void aCredentialThatEndsBeforeTheVideoIsExplained() {
        serve(r -> good(r).build());
        var report = check("/media.m3u8?Expires=" + (Instant.now().getEpochSecond() + 10));
        assertThat(wrong(report)).containsExactly("token-expires-early");
    }

    @Test
    void aCookieOfTheFirstAnswerReachesTheSegments() {
        serve(r -> r.getUrl().encodedPath().endsWith("m3u8")
                ? good(r).addHeader("Set-Cookie", "pass=sesame; Path=/").build()
                : "pass=sesame".equals(r.getHeaders().get("Cookie"))
                        ? good(r).build()
                        : new MockResponse.Builder().code(403).build());
        var report = check("/media.m3u8");
        assertThat(wrong(report)).containsExactly("cors-credentials");
        assertThat(report.toString()).doesNotContain("sesame");
    }

    @Test
    void resolvesAgainstTheFinalUrlOfARedirect() {
        serve(r -> r.getUrl().encodedPath().startsWith("/old/")
                ? new MockResponse.Builder()
                        .code(302)
                        .setHeader("Location", "/media.m3u8?k=v")
                        .build()
                : good(r).build());
        var report = check("/old/link.m3u8");
        assertThat(wrong(report)).containsExactly("redirected");
    }

    @Test
    void aServerThatStallsEndsInAFinding() {
        serve(r -> r.getUrl().encodedPath().endsWith("s0.ts")
                ? good(r).throttleBody(10_000, 10, TimeUnit.SECONDS).build()
                : good(r).build());
        var report = check("/media.m3u8", Duration.ofMillis(800));
        assertThat(wrong(report)).containsExactly("segment-truncated");
        assertThat(finding(report, "segment-truncated").evidence()).contains("s0.ts", "stalls after");
    }

    @Test
    void aServerThatBreaksOffEndsInAFinding() {
        serve(r -> r.getUrl().encodedPath().endsWith("s0.ts")
                ? good(r).onResponseBody(new SocketEffect.CloseSocket()).build()
                : good(r).build());
        assertThat(wrong(check("/media.m3u8"))).containsExactly("segment-truncated");
    }

    @Test
    void aSegmentThatSaysItIsLongerThanItIsIsNoWholeSegment() {
        serve(r -> r.getUrl().encodedPath().endsWith("s0.ts")
                ? good(r).setHeader("Content-Length", 99_999_999)
                        .onResponseEnd(new SocketEffect.CloseSocket())
                        .build()
                : good(r).build());
        var report = check("/media.m3u8");
        assertThat(wrong(report)).containsExactly("segment-truncated");
        assertThat(finding(report, "segment-truncated").evidence()).contains("s0.ts", "breaks off after");
    }

    @Test
    void aSegmentThatSaysItIsShorterThanItIsIsCutWhereItSays() {
        serve(r -> r.getUrl().encodedPath().endsWith("s0.ts")
                ? good(r).setHeader("Content-Length", 10_000)
                        .onResponseEnd(new SocketEffect.CloseSocket())
                        .build()
                : good(r).build());
        var report = check("/media.m3u8");
        assertThat(wrong(report)).contains("segment-truncated");
        assertThat(finding(report, "segment-truncated").evidence()).contains("s0.ts");
    }

    @Test
    void aServerThatDoesNotLookAtCredentialsIsFoundOutAtEachLevel() {
        var signature = "0123456789abcdef0123456789abcdef";
        serve(r -> signed(r, signature).build());
        var open = check("/media.m3u8?sig=" + signature);
        assertThat(wrong(open)).containsExactly("token-not-enforced");
        assertThat(finding(open, "token-not-enforced").evidence())
                .contains("playlist media.m3u8: 200", "segment s0.ts");
        assertThat(open.toString()).doesNotContain(signature);

        serve(r -> ("sig=" + signature).equals(r.getUrl().query())
                ? signed(r, signature).build()
                : refusal());
        assertThat(wrong(check("/media.m3u8?sig=" + signature))).isEmpty();

        serve(r -> ("sig=" + signature).equals(r.getUrl().query())
                ? signed(r, signature)
                        .setHeader("Cache-Control", "public, max-age=60")
                        .build()
                : refusal());
        assertThat(wrong(check("/media.m3u8?sig=" + signature))).containsExactly("token-cached");
    }

    /** As a good server, with the signature at each segment of the playlist. */
    private static MockResponse.Builder signed(RecordedRequest r, String signature) {
        if (!r.getUrl().encodedPath().endsWith("m3u8")) {
            return good(r);
        }
        var text = read("media.m3u8").replace(".ts", ".ts?sig=" + signature);
        try {
            return "gzip".equals(r.getHeaders().get("Accept-Encoding"))
                    ? good(r).body(new Buffer().write(zipped(text.getBytes(StandardCharsets.UTF_8))))
                    : good(r).body(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MockResponse refusal() {
        return new MockResponse.Builder()
                .code(403)
                .setHeader("Access-Control-Allow-Origin", "*")
                .build();
    }

    @Test
    void aZipBombIsCutAtTheLimit() throws IOException {
        var bomb = zipped(new byte[64 << 20]);
        assertThat(bomb.length).isLessThan(100_000);
        serve(r -> new MockResponse.Builder()
                .setHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(bomb))
                .build());
        var source = new HttpSource(new OkHttpClient(), HttpSource.Options.standard());
        var answer = source.fetch(
                new Source.Request(server.url("/bomb.m3u8").toString(), Source.Kind.PLAYLIST, null, 1 << 20));
        assertThat(answer.cut()).isTrue();
        assertThat(answer.body().limit()).isEqualTo(1 << 20);
        assertThat(check("/bomb.m3u8").ready()).isFalse();
    }

    @Test
    void aSegmentWithoutEndIsReadInPartAndNotPassed() throws IOException {
        var endless = new Buffer();
        var whole = Files.readAllBytes(folder.resolve("s0.ts"));
        while (endless.size() <= 8 << 20) {
            endless.write(whole);
        }
        serve(r -> r.getUrl().encodedPath().endsWith("s0.ts")
                ? good(r).body(endless.clone()).build()
                : good(r).build());
        var report = check("/media.m3u8");
        assertThat(report.ready()).isFalse();
        assertThat(finding(report, "not-all-measured").evidence()).contains("s0.ts", "longer");
    }

    @Test
    void aPlaylistBeyondTheLimitIsReadInPartAndNotPassed() {
        var endless = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n" + "# nothing but words\n".repeat(1 << 19);
        serve(r -> r.getUrl().encodedPath().endsWith("m3u8")
                ? good(r).removeHeader("Content-Encoding").body(endless).build()
                : good(r).build());
        assertThat(finding(check("/media.m3u8"), "not-all-measured").evidence()).contains("1048576 bytes only");
    }

    @Test
    void aServerThatIgnoresRangesIsFoundOut() throws IOException {
        var whole = Files.readAllBytes(folder.resolve("s0.ts"));
        serve(r -> r.getUrl().encodedPath().endsWith("m3u8")
                ? new MockResponse.Builder()
                        .setHeader("Access-Control-Allow-Origin", "*")
                        .setHeader("Content-Type", "application/vnd.apple.mpegurl")
                        .body(
                                "#EXTM3U\n#EXT-X-VERSION:4\n#EXT-X-TARGETDURATION:2\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXTINF:2,\n"
                                        + "#EXT-X-BYTERANGE:" + whole.length + "@0\ns0.ts\n#EXT-X-ENDLIST\n")
                        .build()
                : good(r).build());
        assertThat(wrong(check("/media.m3u8"))).containsExactlyInAnyOrder("range-ignored", "playlist-not-compressed");
    }

    @Test
    void nobodyThereIsAReportToo() {
        server.close();
        var report = check("/media.m3u8");
        assertThat(report.ready()).isFalse();
        assertThat(finding(report, "playlist-unreachable").evidence()).contains("refused");
        assertNothingIsClaimedOfTheServer(report);
    }

    @Test
    void aRefusalSaysNothingAboutWhatWouldHaveCome() {
        serve(r -> new MockResponse.Builder().code(403).build());
        assertNothingIsClaimedOfTheServer(check("/media.m3u8"));
    }

    private static void assertNothingIsClaimedOfTheServer(CheckReport report) {
        assertThat(List.of("cors-missing", "mime-type", "playlist-not-compressed", "redirected", "not-all-measured"))
                .allSatisfy(code ->
                        assertThat(finding(report, code).severity()).as(code).isEqualTo(Severity.NOT_MEASURED));
    }
}
