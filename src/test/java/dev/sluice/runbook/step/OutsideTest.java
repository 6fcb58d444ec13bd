package dev.sluice.runbook.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.EmergencySettings;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.Json;
import dev.sluice.api.Run;
import dev.sluice.api.RunState;
import dev.sluice.api.Severity;
import dev.sluice.api.StepState;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Systems that a run speaks to and that are not ours: receivers of messages, a commercial CDN. */
class OutsideTest {
    private static final String SECRET = "a-secret-of-twenty-chars";

    @TempDir
    Path folder;

    private final MockWebServer outside = new MockWebServer();
    private Premises premises;

    @BeforeEach
    void open() throws Exception {
        outside.start(InetAddress.getLoopbackAddress(), 0);
        premises = new Premises(folder);
        premises.asset("movie");
        premises.asset("trailer");
        premises.share("movie", null, null);
        premises.share("trailer", null, null);
    }

    @AfterEach
    void close() throws Exception {
        outside.close();
        premises.close();
    }

    @Test
    void aReceiverThatIsDownForAWhileIsToldInTheEndAndCanCheckWhoSpeaks() throws Exception {
        tell();
        outside.enqueue(new MockResponse.Builder().code(503).build());
        outside.enqueue(new MockResponse.Builder().code(204).build());

        Run run = premises.run("asset:movie", false);

        assertThat(run.state()).as(run.toString()).isEqualTo(RunState.CLOSED);
        assertThat(step(run, "notify").evidence()).contains("answered 204 at attempt 2");
        outside.takeRequest();
        RecordedRequest taken = outside.takeRequest();
        String body = taken.getBody().utf8();
        String time = String.valueOf(taken.getHeaders().get("Sluice-Signature")).replaceAll("t=(\\d+),.*", "$1");
        assertThat(taken.getHeaders().get("Sluice-Signature"))
                .isEqualTo(Webhooks.signature(SECRET, body, Instant.ofEpochSecond(Long.parseLong(time))));
        assertThat(taken.getHeaders().get("Idempotency-Key")).isEqualTo(run.run() + "/notify");
        assertThat(Json.MAPPER.readTree(body).get("text").asText())
                .startsWith("Links of asset:movie created before ")
                .endsWith("/affected")
                .doesNotContain("{");
        assertThat(premises.runbooks.report(run.run()).markdown()).doesNotContain(SECRET, "/hook/secret-path");
    }

    @Test
    void thePreflightAsksReceiversOnceByASignedTest() throws Exception {
        tell();
        outside.enqueue(new MockResponse.Builder().code(401).build());
        var found = notifier();
        assertThat(found.severity()).isEqualTo(Severity.WARNS);
        assertThat(found.sentence())
                .startsWith("Not told by the run as it is: ")
                .endsWith("answered 401.");
        assertThat(notifier()).as("not asked again at the next look").isEqualTo(found);
        var asked = outside.takeRequest();
        assertThat(asked.getHeaders().get("Sluice-Signature")).startsWith("t=");
        assertThat(asked.getBody().utf8()).contains("\"test\":true");
        assertThat(outside.getRequestCount()).isEqualTo(1);
    }

    /** A look waits for a part of a second, so that it is looked until there was an answer. */
    private Finding notifier() {
        return Stream.generate(() -> premises.runbooks.preview("asset:movie").preflight())
                .limit(40)
                .flatMap(List::stream)
                .filter(f -> f.code().equals("notifier") && f.severity() != Severity.NOT_MEASURED)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReceiverThatNeverTakesItIsNamedAndTheRunGoesOnToItsReport() {
        tell();
        outside.setDispatcher(answering(500));
        Run run = premises.run("asset:movie", true);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(step(run, "notify").evidence()).contains("answered 500 at attempt 2");
        assertThat(step(run, "report").state()).isEqualTo(StepState.DONE);
    }

    @Test
    void aCdnThatStillServesIsShownAsPendingApartFromContained() throws Exception {
        var cdn = new Cache();
        outside.setDispatcher(cdn);
        connect();

        Run run = premises.run("asset:movie", false);

        assertThat(run.state()).as(run.toString()).isEqualTo(RunState.CLOSED);
        assertThat(run.containedMs()).isNotNull();
        assertThat(step(run, "purge").evidence()).isEqualTo("Fastline: 1 purge asked, p-77 · purge pending");
        assertThat(step(run, "confirm-purge").evidence()).startsWith("Fastline refuses dead links");
        assertThat(cdn.key).isEqualTo("Bearer " + SECRET);
        assertThat(cdn.purged).isEqualTo("/purge/movie");
    }

    @Test
    void secretsGoInAndNeverComeOut() throws Exception {
        connect();
        tell();
        var shown = Json.MAPPER.writeValueAsString(premises.settings.shown());
        assertThat(shown).doesNotContain(SECRET).contains("\"secretKept\":true");
        var again = Json.MAPPER.readValue(shown, EmergencySettings.class);
        premises.settings.change(again, Premises.DANA);
        assertThat(premises.settings.get().webhooks())
                .allSatisfy(w -> assertThat(w.secret()).isEqualTo(SECRET));
        assertThat(premises.audit
                        .page(null, "emergency.settings", null, 5)
                        .items()
                        .toString())
                .doesNotContain(SECRET, "secret-path");
    }

    @Test
    void nonsenseIsRefusedWithTheReason() {
        var hook = new EmergencySettings.Webhook("ftp://x", SECRET, false);
        assertThatThrownBy(() -> premises.settings.change(
                        new EmergencySettings(List.of(), null, List.of(hook), null), Premises.DANA))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("no http or https address");
        assertThatThrownBy(() -> premises.settings.change(
                        new EmergencySettings(List.of("planet"), null, List.of(), null), Premises.DANA))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("planet");
        refused("GET", "{}", null, "A purge by GET carries no body");
        refused("POST", null, "Authorization", "The header Authorization has no secret to carry");
        var read = premises.settings.shown();
        premises.settings.change(read, Premises.DANA);
        assertThatThrownBy(() -> premises.settings.change(read, Premises.DANA))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("settings-changed"));
    }

    private void refused(String method, @Nullable String body, @Nullable String header, String why) {
        String base = "https://cdn.invalid/";
        var cdn = new EmergencySettings.Cdn("CDN", base, method, base, body, header, null, false, null);
        assertThatThrownBy(() ->
                        premises.settings.change(new EmergencySettings(List.of(), null, List.of(), cdn), Premises.DANA))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(why);
    }

    private void tell() {
        var hook =
                new EmergencySettings.Webhook(outside.url("/hook/secret-path").toString(), SECRET, false);
        premises.settings.change(
                new EmergencySettings(
                        List.of(), null, List.of(hook), premises.settings.get().cdn()),
                Premises.DANA);
    }

    private void connect() {
        var cdn = new EmergencySettings.Cdn(
                "Fastline",
                outside.url("/").toString(),
                "POST",
                outside.url("/purge/").toString() + "{asset}",
                null,
                "Authorization",
                "Bearer " + SECRET,
                false,
                "id");
        premises.settings.change(new EmergencySettings(List.of(), null, List.of(), cdn), Premises.DANA);
    }

    private static Dispatcher answering(int code) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().code(code).build();
            }
        };
    }

    /** Serves what it has until the second look after its purge. */
    private static final class Cache extends Dispatcher {
        private String key = "";
        private String purged = "";
        private int looks;

        @Override
        public synchronized MockResponse dispatch(RecordedRequest request) {
            if (request.getTarget().startsWith("/purge/")) {
                key = String.valueOf(request.getHeaders().get("Authorization"));
                purged = request.getTarget();
                return new MockResponse.Builder()
                        .code(200)
                        .body("{\"id\":\"p-77\"}")
                        .build();
            }
            return new MockResponse.Builder().code(looks++ < 3 ? 200 : 403).build();
        }
    }

    private static Run.Step step(Run run, String id) {
        return run.steps().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }
}
