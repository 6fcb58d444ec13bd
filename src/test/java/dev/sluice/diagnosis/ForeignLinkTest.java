package dev.sluice.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Finding;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is pasted is hostile: what is asked, what is not, and what is kept of it. */
class ForeignLinkTest {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theQueryAndTheUserAreMaskedInWhatIsKept() {
        server.enqueue(new MockResponse.Builder().code(403).build());

        var found = new Inspector(null, Clock.systemUTC(), new InspectOptions(false, true))
                .inspect("http://kim:secret@localhost:" + server.getPort() + "/m.m3u8?sig=hidden");

        assertThat(found.exchanges().getFirst().url()).endsWith("/m.m3u8?sig=***");
        assertThat(found.toString()).doesNotContain("hidden").doesNotContain("secret");
    }

    @Test
    void aPrivateNetworkIsNotEnteredUnasked() {
        var careful = new Inspector(null, Clock.systemUTC(), InspectOptions.CAREFUL);

        var found = careful.inspect(server.url("/m.m3u8?sig=1").toString());

        assertThat(found.verdict()).isEqualTo(LinkVerdict.NOT_MEASURED);
        assertThat(found.findings()).anySatisfy(f -> assertThat(f.fix()).contains("--allow-private"));
        assertThat(found.findings())
                .extracting(Finding::evidence)
                .contains("localhost is 127.0.0.1, which is this machine itself; no request was made");
        assertThat(found.exchanges()).isEmpty();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aRedirectLoopIsFollowedFiveTimes() {
        for (int i = 0; i < 10; i++) {
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .setHeader("Location", "/m.m3u8")
                    .build());
        }

        new Inspector(null, Clock.systemUTC(), new InspectOptions(false, true))
                .inspect(server.url("/m.m3u8").toString());

        assertThat(server.getRequestCount()).isEqualTo(6);
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
        var found = new Inspector(null, Clock.systemUTC(), InspectOptions.CAREFUL).inspect(text);

        assertThat(found.verdict()).isEqualTo(LinkVerdict.NOT_A_LINK);
        assertThat(found.exchanges()).isEmpty();
    }

    @Test
    void aBareTokenSaysWhenItExpired() {
        var now = Clock.fixed(Instant.ofEpochSecond(10_000), ZoneOffset.UTC);
        var found = new Inspector(null, now, InspectOptions.CAREFUL).inspect(token("{\"exp\":7480}"));

        assertThat(found.verdict()).isEqualTo(LinkVerdict.EXPIRED);
        assertThat(found.sentence()).isEqualTo("Its token expired 42 minutes ago, at 1970-01-01 02:04 UTC.");
    }

    private static String token(String claims) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"ES256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }
}
