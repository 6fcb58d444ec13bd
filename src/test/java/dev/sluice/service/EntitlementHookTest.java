package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.EntitlementHook;
import dev.sluice.api.FailureMode;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.ShareMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The entitlement hook: asked in time, remembered, and failing as configured. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntitlementHookTest {
    private RunningService running;
    private MockWebServer backend;
    private volatile MockResponse says = yes();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @BeforeEach
    void backend() throws IOException {
        says = yes();
        backend = new MockWebServer();
        backend.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return says;
            }
        });
        backend.start();
        hook(FailureMode.CLOSED);
    }

    @AfterEach
    void nobody() {
        running.admin().viewers().configure(EntitlementHook.NONE);
        backend.close();
    }

    @Test
    void theBackendIsAskedWhoWatchesWhatFromWhere() throws Exception {
        String page = page();
        assertThat(start(page, "their-own-session-cookie").status()).isEqualTo(200);
        JsonNode asked = question();
        assertThat(asked.get("event").asText()).isEqualTo("start");
        assertThat(page).endsWith(asked.get("share").asText());
        assertThat(asked.get("asset").asText()).isEqualTo(running.asset().id());
        assertThat(asked.get("credential").asText()).isEqualTo("their-own-session-cookie");
        assertThat(asked.get("address").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void itsNoReachesTheViewerInItsOwnWordsAndIsNotRemembered() throws Exception {
        says = json("{\"allow\":false,\"sentence\":\"Your subscription ended on Monday.\"}");
        String page = page();
        var no = start(page, null);
        assertThat(no.status()).isEqualTo(403);
        assertThat(code(no)).isEqualTo("not-entitled");
        assertThat(no.body()).contains("Your subscription ended on Monday.");
        says = yes();
        assertThat(start(page, null).status()).isEqualTo(200);
    }

    @Test
    void itsYesIsRememberedAndNoSegmentAsksAgain() throws Exception {
        String link = running.share(ShareMode.API, "1h").signedLink();
        var playlist = running.get(link);
        assertThat(playlist.headers().get("Server-Timing")).startsWith("entitlement;dur=");
        var media = running.get(playlist.child(0));
        assertThat(running.get(media.child(0)).status()).isEqualTo(200);
        assertThat(running.get(media.child(1)).status()).isEqualTo(200);
        assertThat(running.get(link).status()).isEqualTo(200);
        assertThat(backend.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aRenewalIsAskedAboutByTheViewersHashThatTheHookItselfNamed() throws Exception {
        says = json("{\"allow\":true,\"viewer\":\"ada\"}");
        String page = page();
        var grant = start(page, "cookie");
        question();
        says = json("{\"allow\":false}");
        var renewed = post(
                page + "/renew", "{\"sid\":%s,\"renewal\":%s}".formatted(field(grant, "sid"), field(grant, "renewal")));
        assertThat(code(renewed)).isEqualTo("not-entitled");
        JsonNode asked = question();
        assertThat(asked.get("event").asText()).isEqualTo("renewal");
        assertThat(asked.has("viewer")).isFalse();
        assertThat(asked.get("viewerHash").asText()).hasSize(43);
    }

    @Test
    void aSlowOneFailsClosedWithinItsDeadlineOrOpenWhereConfigured() throws Exception {
        says = new MockResponse.Builder()
                .headersDelay(5, TimeUnit.SECONDS)
                .body("{\"allow\":true}")
                .build();
        String page = page();
        hook(FailureMode.CLOSED, EntitlementHook.DEADLINE_MS);
        long began = System.nanoTime();
        var refused = start(page, null);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(code(refused)).isEqualTo("entitlement-unavailable");

        hook(FailureMode.OPEN, EntitlementHook.DEADLINE_MS);
        assertThat(start(page, null).status()).isEqualTo(200);
        var state = running.admin().viewers().entitlement();
        assertThat(state.failed()).isGreaterThanOrEqualTo(2);
        assertThat(state.lastFailure()).isNotBlank();
        assertThat(state.hook().fails()).isEqualTo(FailureMode.OPEN);
        assertThat(running.admin().checklist().toString())
                .contains("The entitlement hook has not always answered", "fails open");
    }

    @Test
    void anAnswerThatIsNoneIsNoYes() throws Exception {
        String page = page();
        for (var odd : new MockResponse[] {
            json(""),
            json("[]"),
            json("{}"),
            json("{\"allow\":\"true\"}"),
            json("{\"allow\":false,\"allow\":true}"),
            json("{\"allow\":true,\"x\":\"" + "y".repeat(20_000) + "\"}"),
            json("{\"allow\":true,\"viewer\":\"" + "y".repeat(201) + "\"}"),
            new MockResponse.Builder().code(302).addHeader("Location", "/yes").build(),
            new MockResponse.Builder().code(500).body("{\"allow\":true}").build()
        }) {
            says = odd;
            assertThat(code(start(page, null))).isEqualTo("entitlement-unavailable");
        }
    }

    @Test
    void aDeadLinkAsksNobody() throws Exception {
        var share = running.share(ShareMode.DIRECT, "1h").share();
        running.admin().shares().revoke(share.handle(), null);
        assertThat(code(start(share.url(), null))).isEqualTo("revoked");
        assertThat(backend.getRequestCount()).isZero();
    }

    @Test
    void onlyHttpsOrThisMachineIsAsked() {
        for (var url : new String[] {"http://shop.example/", "ftp://localhost/", "https://u:p@shop.example/", "x"}) {
            assertThatThrownBy(
                            () -> running.admin().viewers().configure(new EntitlementHook(url, FailureMode.OPEN, null)))
                    .isInstanceOfSatisfying(
                            Fault.class, f -> assertThat(f.code()).isEqualTo("hook-url-malformed"));
        }
        assertThatThrownBy(() -> hook(FailureMode.CLOSED, 5000))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("deadline-out-of-range"));
    }

    /** With patience: what is slow here is this machine, except where a test says so. */
    private void hook(FailureMode fails) {
        hook(fails, 2000);
    }

    private void hook(FailureMode fails, int deadlineMs) {
        running.admin()
                .viewers()
                .configure(new EntitlementHook(backend.url("/may").toString(), fails, deadlineMs));
    }

    private String page() {
        return running.share(ShareMode.DIRECT, "1h").share().url();
    }

    private JsonNode question() throws Exception {
        var request = backend.takeRequest(10, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return Json.MAPPER.readTree(request.getBody().toByteArray());
    }

    private RunningService.Answer start(String page, String credential) throws IOException {
        var ask = Json.MAPPER.createObjectNode().put("swapsTokens", true).put("credential", credential);
        return post(page + "/session", ask.toString());
    }

    private RunningService.Answer post(String url, String json) throws IOException {
        var body = RequestBody.create(json, MediaType.get("application/json"));
        return running.send(new Request.Builder().url(url).post(body).build());
    }

    private static String code(RunningService.Answer answer) throws IOException {
        return Json.MAPPER.readTree(answer.body()).path("code").asText();
    }

    private static String field(RunningService.Answer answer, String name) throws IOException {
        return Json.MAPPER.readTree(answer.body()).get(name).toString();
    }

    private static MockResponse yes() {
        return json("{\"allow\":true}");
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }
}
