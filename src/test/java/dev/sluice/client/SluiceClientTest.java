package dev.sluice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.api.Binding;
import dev.sluice.api.Fault;
import dev.sluice.api.IssuedShare;
import dev.sluice.api.Json;
import dev.sluice.api.Page;
import dev.sluice.api.Risk;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.ShareState;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SluiceClientTest {
    private static final String KEY = "slk_a-key-that-nobody-may-see";
    private static final Share SHARE = new Share(
            "h1",
            "a1",
            "Trailer",
            ShareMode.API,
            "press",
            Risk.LOW,
            7200,
            ShareState.ACTIVE,
            Instant.EPOCH,
            "maria",
            Instant.EPOCH.plusSeconds(7200),
            "http://127.0.0.1/s/h1",
            Binding.NONE,
            0,
            0,
            null,
            null,
            null,
            null);

    private final MockWebServer server = new MockWebServer();
    private SluiceClient client;

    @BeforeEach
    void start() throws Exception {
        server.start(InetAddress.getLoopbackAddress(), 0);
        client = new SluiceClient(server.url("/"), KEY);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void asksForExactlyTheSharesOfTheFilter() throws Exception {
        answer(new Page<>(List.of(SHARE), "c2", 41L));

        var page = client.shares()
                .list(
                        new ShareFilter(
                                "a1",
                                "press & PR",
                                ShareMode.API,
                                Risk.LOW,
                                java.util.Set.of(ShareState.ACTIVE, ShareState.FROZEN),
                                java.time.Duration.ofHours(24),
                                false,
                                null,
                                "-expires"),
                        50,
                        "c1");

        assertThat(page.items()).containsExactly(SHARE);
        assertThat(page.next()).isEqualTo("c2");
        assertThat(page.total()).isEqualTo(41);
        var request = server.takeRequest();
        assertThat(request.getTarget())
                .isEqualTo(
                        "/api/v1/shares?limit=50&asset=a1&channel=press%20%26%20PR&mode=api&risk=low&state=active%2Cfrozen"
                                + "&within=PT24H&sort=-expires&after=c1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
    }

    @Test
    void handsOutTheSignedLinkThatCreationAnswers() throws Exception {
        answer(new IssuedShare(SHARE, "http://127.0.0.1/URISigningPackage=ey/a1/master.m3u8"));

        var issued = client.shares()
                .create(new ShareRequest("a1", ShareMode.API, "2h", Risk.LOW, "press", null, null, null));

        assertThat(issued.share()).isEqualTo(SHARE);
        assertThat(issued.signedLink()).endsWith("/a1/master.m3u8");
        var sent = Json.MAPPER.readTree(server.takeRequest().getBody().toByteArray());
        assertThat(sent.get("mode").asText()).isEqualTo("api");
        assertThat(sent.get("ttl").asText()).isEqualTo("2h");
    }

    @Test
    void aProblemOfTheServiceArrivesAsItWasSaid() {
        server.enqueue(new MockResponse.Builder()
                .code(409)
                .setHeader("Content-Type", "application/problem+json; charset=utf-8")
                .body("""
                        {"type":"/problems/asset-not-ready","title":"Trailer is not ready.","status":409,
                         "code":"asset-not-ready","nextAct":"Look at its checks.","added-later":1}""")
                .build());

        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> client.assets().publish("a1"))
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo("asset-not-ready");
                    assertThat(fault.problem().status()).isEqualTo(409);
                    assertThat(fault.problem().nextAct()).isEqualTo("Look at its checks.");
                });
    }

    @Test
    void aRefusedKeyIsKeyUnknownEvenFromAProxyThatSaysNoMore() {
        server.enqueue(new MockResponse.Builder().code(401).body("no").build());

        assertFault("key-unknown", client::service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>router login</html>", "[]", "", "{\"version\":{\"deep\":1}}"})
    void anotherProgramOnThePortIsNotTakenForAService(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());

        assertFault("not-a-service", client::service);
    }

    @Test
    void aRedirectIsNotFollowedSoThatTheKeyStaysHere() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "http://example.org/")
                .build());

        assertFault("not-a-service", client::service);
    }

    @Test
    void nothingOnThePortIsServiceUnreachableWithANextAct() throws Exception {
        HttpUrl closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = HttpUrl.get("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (var nobody = new SluiceClient(closed, KEY)) {
            assertThatExceptionOfType(Fault.class).isThrownBy(nobody::service).satisfies(fault -> {
                assertThat(fault.code()).isEqualTo("service-unreachable");
                assertThat(fault.problem().nextAct()).contains("sluice serve");
            });
        }
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(new byte[17 << 20]))
                .build());

        assertFault("service-unreachable", () -> client.assets().poster("a1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", " ", ""})
    void anIdCannotClimbToAnotherRoute(String id) {
        assertFault("id-malformed", () -> client.assets().get(id));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void anIdWithSlashesStaysOneSegment() throws Exception {
        answer(SHARE);

        client.shares().get("../status?x");

        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v1/shares/..%2Fstatus%3Fx");
    }

    @Test
    void theKeyGoesToTheControlApiOnly() throws Exception {
        for (String path : List.of("/s/h1", "/api/v1/assets/a1/media/master.m3u8")) {
            answer("ok");
            client.http()
                    .newCall(new Request.Builder().url(server.url(path)).build())
                    .execute()
                    .close();
        }

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
        assertThat(server.takeRequest().getHeaders().get("Authorization")).contains(KEY);
    }

    @Test
    void theKeyIsInNoText() {
        assertThat(client.toString()).doesNotContain(KEY);
        assertThat(client.http().interceptors())
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain(KEY));
    }

    private void answer(Object record) throws Exception {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(Json.MAPPER.writeValueAsString(record))
                .build());
    }

    private static void assertFault(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(act)
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
