package dev.sluice.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.token.foreign.LinkKind;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links of somebody else's server, which misbehaves in a known way. */
class ForeignLinkTest {
    private static final String MASTER = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nv/media.m3u8\n";
    private static final String MEDIA = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:0.2,\ns1.ts\n#EXT-X-ENDLIST\n";

    private final MockWebServer server = new MockWebServer();
    private final Map<String, MockResponse> answers = new HashMap<>();
    private final Inspector inspector = new Inspector(null, Clock.systemUTC(), new InspectOptions(false, true));

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers.getOrDefault(
                        request.getTarget(),
                        new MockResponse.Builder().code(404).build());
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
        answers.put("/m.m3u8?sig=1", ok(MASTER).build());
        answers.put("/v/media.m3u8", ok(MEDIA).build());
        answers.put("/v/s1.ts", ok("bytes").build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anybodysPlaylistPlaysAndItsQueryIsMasked() {
        var found = inspect();

        assertThat(found.verdict()).isEqualTo(LinkVerdict.PLAYABLE);
        assertThat(found.kind()).isEqualTo(LinkKind.HLS);
        assertThat(found.exchanges().getFirst().url()).endsWith("/m.m3u8?sig=***");
    }

    @Test
    void aQueryTokenThatDoesNotReachTheSegmentIsLostThere() {
        answers.put("/v/s1.ts", ok("").code(403).build());

        var found = inspect();

        assertThat(found.verdict()).isEqualTo(LinkVerdict.TOKEN_LOST);
        assertThat(found.sentence()).contains("2 requests passed").contains("first segment");
    }

    @Test
    void answersWithoutCorsHeadersCannotBeReadByPages() {
        answers.put("/v/s1.ts", new MockResponse.Builder().body("bytes").build());

        var found = inspect();

        assertThat(found.verdict()).isEqualTo(LinkVerdict.CORS);
        assertThat(found.sentence()).contains("1 of 3 media answers");
    }

    @Test
    void aRefusalWithoutCorsHeadersIsAFinding() {
        answers.put("/m.m3u8?sig=1", new MockResponse.Builder().code(403).build());

        assertThat(inspect().findings()).anySatisfy(f -> assertThat(f.code()).isEqualTo("cors-missing-on-refusal"));
    }

    @Test
    void aMissingSegmentIsBrokenMedia() {
        answers.remove("/v/s1.ts");

        assertThat(inspect().verdict()).isEqualTo(LinkVerdict.MEDIA_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#EXTM3U\n", "<html>", ""})
    void aPlaylistWithoutSegmentsIsBrokenMedia(String body) {
        answers.put("/v/media.m3u8", ok(body).build());

        assertThat(inspect().verdict()).isEqualTo(LinkVerdict.MEDIA_BROKEN);
    }

    @Test
    void aSegmentSlowerThanItPlaysIsASlowOrigin() {
        answers.put(
                "/v/s1.ts", ok("bytes").headersDelay(400, TimeUnit.MILLISECONDS).build());

        assertThat(inspect().verdict()).isEqualTo(LinkVerdict.ORIGIN_SLOW);
    }

    @Test
    void aServerErrorIsAnUnhealthyEdge() {
        answers.put("/v/media.m3u8", ok("").code(503).build());

        assertThat(inspect().verdict()).isEqualTo(LinkVerdict.EDGE_UNHEALTHY);
    }

    @Test
    void aClockThatIsOffIsAFindingWithItsAmount() {
        answers.put(
                "/m.m3u8?sig=1",
                ok(MASTER).setHeader("Date", "Thu, 01 Jan 1970 00:00:00 GMT").build());

        assertThat(inspect().findings()).anySatisfy(f -> {
            assertThat(f.code()).isEqualTo("clock-skew");
            assertThat(f.sentence()).contains("days behind");
        });
    }

    @Test
    void aTimeRefusalUnderAWrongClockBlamesTheClock() {
        answers.put(
                "/m.m3u8?sig=1",
                ok("{\"title\":\"Too old.\",\"code\":\"expired\",\"status\":403}")
                        .code(403)
                        .setHeader("Date", "Thu, 01 Jan 1970 00:00:00 GMT")
                        .build());

        assertThat(inspect().verdict()).isEqualTo(LinkVerdict.CLOCK);
    }

    @Test
    void aRedirectLoopEnds() {
        answers.put(
                "/m.m3u8?sig=1",
                ok("").code(302).setHeader("Location", "/m.m3u8?sig=1").build());

        var found = inspect();

        assertThat(found.verdict()).isEqualTo(LinkVerdict.MEDIA_BROKEN);
        assertThat(found.exchanges()).hasSize(6);
    }

    @Test
    void aWebPageIsNoLinkThatIsKnown() {
        answers.put("/hello", ok("<html>").build());

        var found = inspector.inspect(server.url("/hello").toString());

        assertThat(found.verdict()).isEqualTo(LinkVerdict.UNKNOWN_LINK);
        assertThat(found.kind()).isEqualTo(LinkKind.PAGE);
    }

    @Test
    void nobodyThereIsUnreachable() {
        var link = server.url("/m.m3u8").toString();
        server.close();

        assertThat(inspector.inspect(link).verdict()).isEqualTo(LinkVerdict.SERVICE_UNREACHABLE);
    }

    @Test
    void aPrivateNetworkIsNotEnteredUnasked() {
        var careful = new Inspector(null, Clock.systemUTC(), InspectOptions.CAREFUL);

        var found = careful.inspect(server.url("/m.m3u8?sig=1").toString());

        assertThat(found.verdict()).isEqualTo(LinkVerdict.NOT_MEASURED);
        assertThat(found.findings()).anySatisfy(f -> assertThat(f.fix()).contains("--allow-private"));
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "ftp://host/x.m3u8",
                "http://",
                "http://[::1",
                "\u0000",
                "a.b.c"
            })
    void whatIsNoLinkIsNotOpened(String text) {
        var found = inspector.inspect(text);

        assertThat(found.verdict()).isEqualTo(LinkVerdict.NOT_A_LINK);
        assertThat(found.exchanges()).isEmpty();
    }

    @Test
    void aMegabyteIsNoLink() {
        assertThat(inspector.inspect("http://host/" + "a.".repeat(1 << 19)).verdict())
                .isEqualTo(LinkVerdict.NOT_A_LINK);
    }

    @Test
    void aBareTokenSaysWhenItExpired() {
        var now = Clock.fixed(Instant.ofEpochSecond(10_000), ZoneOffset.UTC);
        var found = new Inspector(null, now, InspectOptions.CAREFUL).inspect(token("{\"exp\":7480}"));

        assertThat(found.verdict()).isEqualTo(LinkVerdict.EXPIRED);
        assertThat(found.sentence()).isEqualTo("Its token expired 42 minutes ago, at 1970-01-01 02:04 UTC.");
    }

    @Test
    void millisecondsWhereSecondsBelongAreAFinding() {
        assertThat(inspector.inspect(token("{\"exp\":99999999999999}")).findings())
                .anySatisfy(f -> assertThat(f.code()).isEqualTo("time-unit-wrong"));
    }

    private Inspection inspect() {
        return inspector.inspect(server.url("/m.m3u8?sig=1").toString());
    }

    private static String token(String claims) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"ES256\"}".getBytes()) + "."
                + encoder.encodeToString(claims.getBytes()) + ".c2ln";
    }

    private static MockResponse.Builder ok(String body) {
        return new MockResponse.Builder().body(body).setHeader("Access-Control-Allow-Origin", "*");
    }
}
