package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Json;
import dev.sluice.api.ShareMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Events in, sessions out, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryTest {
    private static final MediaType CMCD = MediaType.get("application/cmcd");

    private RunningService running;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void aPlayerOfSomebodyElseIsSeenUnderItsCollectorsChannel() throws IOException {
        String url = collector("partner-newsletter").get("url").asText();
        long now = System.currentTimeMillis();
        var body = String.join(
                "\n",
                "e=ps,sta=s,sid=\"theirs\",sn=1,ts=" + (now - 9000) + ",v=2",
                "e=ps,sta=p,sid=\"theirs\",sn=2,ts=" + (now - 8000) + ",v=2",
                "e=ps,sta=r,sid=\"theirs\",sn=3,ts=" + (now - 5000) + ",v=2",
                "e=ps,sta=p,sid=\"theirs\",sn=4,ts=" + (now - 3500) + ",v=2",
                "e=ps,sta=e,sid=\"theirs\",sn=5,ts=" + now + ",v=2");
        assertThat(post(url, body).status()).isEqualTo(204);
        assertThat(post(url, body).status()).isEqualTo(204);

        var session = session("theirs", s -> s.get("outcome").asText().equals("ended"));
        assertThat(session.get("startupMs").asLong()).isEqualTo(1000);
        assertThat(session.get("stalls").asInt()).isEqualTo(1);
        assertThat(session.get("stalledMs").asLong()).isEqualTo(1500);
        assertThat(session.get("watchedMs").asLong()).isEqualTo(9000);
        assertThat(session.get("traits").get("channel").asText()).isEqualTo("partner-newsletter");

        var preflight = running.send(new Request.Builder()
                .url(url)
                .method("OPTIONS", null)
                .header("Origin", "https://player.example")
                .header("Access-Control-Request-Method", "POST")
                .build());
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.headers().get("Access-Control-Max-Age")).isEqualTo("86400");
        assertThat(preflight.headers().get("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void aRevokedCollectorTellsItsPlayersToBeSilent() throws IOException {
        var made = collector("short-lived");
        assertThat(api("POST", "/api/v1/collectors/" + made.get("id").asText() + "/revoke", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(post(made.get("url").asText(), "e=ps,sta=s,sid=\"x\",v=2").status())
                .isEqualTo(410);
        assertThat(post(made.get("url").asText() + "x", "e=ps,sta=s,sid=\"x\",v=2")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aRevokedLinkSilencesItsPagesAndIsNoFailure() throws IOException {
        var share = running.share(ShareMode.EMBED, "1h").share();
        String sid = started(share.handle());
        long now = System.currentTimeMillis();
        String url = running.service().url() + "/s/" + share.handle() + "/cmcd";
        assertThat(post(url, record(sid, 1, "sta=s", now - 4000) + "\n" + record(sid, 2, "sta=p", now - 3000))
                        .status())
                .isEqualTo(204);
        running.admin().shares().revoke(share.handle(), "leaked");
        assertThat(post(url, "e=e,ec=(\"revoked\"),sta=f,sid=\"" + sid + "\",sn=3,ts=" + now + ",v=2")
                        .status())
                .isEqualTo(410);
        var session = session(sid, s -> s.get("outcome").asText().equals("stopped"));
        assertThat(session.get("share").asText()).isEqualTo(share.handle());
        assertThat(session.get("startupMs").asLong()).isEqualTo(1000);
        var hour = running.admin().quality().link(share.handle());
        assertThat(hour.attempts()).isEqualTo(1);
        assertThat(hour.started()).isEqualTo(1);
        assertThat(hour.medianMs()).isEqualTo(1000);
        assertThat(hour.failed().value()).isZero();
        assertThat(hour.failed().n()).isEqualTo(1);
    }

    @Test
    void aPageCannotSpeakForASessionOfAnotherLink() throws IOException {
        var mine = running.share(ShareMode.EMBED, "1h").share();
        var other = running.share(ShareMode.EMBED, "1h").share();
        String sid = started(other.handle());
        post(
                running.service().url() + "/s/" + mine.handle() + "/cmcd",
                record(sid, 1, "sta=s", System.currentTimeMillis()));
        var rejected = until("/api/v1/quality/intake", i -> i.get("rejected").has("sid of another link"));
        assertThat(rejected.get("rejected").get("sid of another link").asLong()).isPositive();
        assertThat(api("GET", "/api/v1/sessions/" + sid, null).status()).isEqualTo(404);
    }

    @Test
    void aSessionWithoutTelemetryIsSeenThroughItsRequestsAndMarkedSo() throws IOException {
        var share = running.share(ShareMode.API, "1h");
        var master = running.get(share.signedLink());
        var media = running.get(master.child(0));
        running.get(media.child(0));
        running.get(media.child(1));
        String sid = running.admin()
                .shares()
                .sessions(share.share().handle())
                .items()
                .getFirst()
                .sid();
        var session = session(sid, s -> s.get("requests").asInt() >= 3);
        assertThat(session.get("telemetry").asText()).isEqualTo("requests");
        assertThat(session.get("outcome").asText()).isEqualTo("not_reported");
        assertThat(session.get("startupMs").isNull()).isTrue();
    }

    @Test
    void theChecklistNamesWhoTellsAndWhoDoesNot() throws IOException {
        String url = collector("checked").get("url").asText();
        long now = System.currentTimeMillis();
        var began = "e=ps,sta=s,sid=\"named\",sn=1,ts=%d,org.svta.p-n=\"OurPlayer\",v=2".formatted(now - 2000);
        var plays = "e=ps,sta=p,sid=\"named\",sn=2,ts=%d,org.svta.p-n=\"OurPlayer\",v=2".formatted(now - 1000);
        assertThat(post(url, began + "\n" + plays).status()).isEqualTo(204);
        session("named", s -> s.get("telemetry").asText().equals("events"));

        var line = running.admin().checklist().stream()
                .map(item -> item.finding())
                .filter(finding -> finding.code().equals("player-telemetry"))
                .findFirst()
                .orElseThrow();
        assertThat(line.evidence())
                .startsWith("in the last 10 min: ")
                .containsPattern("OurPlayer 1 session, the newest \\d+ s ago");
    }

    @Test
    void requestModeIsUnderstoodAndDoesNotChangeWhatIsServed() throws IOException {
        var share = running.share(ShareMode.API, "1h");
        var media = running.get(running.get(share.signedLink()).child(0));
        var plain = running.get(media.child(0));
        var marked = running.get(media.child(0) + "?CMCD=bs%2Cbr%3D800%2Csid%3D%22own%22%2Csu");
        assertThat(marked.body()).isEqualTo(plain.body());
        String sid = running.admin()
                .shares()
                .sessions(share.share().handle())
                .items()
                .getFirst()
                .sid();
        assertThat(session(sid, s -> s.get("telemetry").asText().equals("request-mode"))
                        .get("share")
                        .asText())
                .isEqualTo(share.share().handle());
    }

    @Test
    void hostileBodiesAreBoundedAndCounted() throws IOException {
        String url = collector("hostile").get("url").asText();
        long now = System.currentTimeMillis();
        assertThat(post(url, "x".repeat((256 << 10) + 1)).status()).isEqualTo(413);
        String body = String.join(
                "\n",
                "e=ps,sta=s,sid=\"h\",sn=1,ts=1000,v=2",
                "e=ps,sta=s,sid=\"h\",sn=2,ts=4102444800000,v=2",
                "e=ps,sta=s,sid=\"h\",sn=3,ts=" + now + ",v=99",
                "cid=\"" + "x".repeat(9000) + "\",sid=\"h\",v=2",
                "a=" + "(".repeat(500),
                "e=ps,sta=s,v=2");
        assertThat(post(url, body).status()).isEqualTo(204);
        var rejected = until(
                        "/api/v1/quality/intake",
                        i -> i.get("rejected").path("time more than a day off").asInt() == 2)
                .get("rejected");
        // Times are looked at last, when the body has been read to its end.
        assertThat(rejected.get("version too new").asInt()).isEqualTo(1);
        assertThat(rejected.get("record too long").asInt()).isEqualTo(1);
        assertThat(rejected.get("sid missing or too long").asInt()).isEqualTo(1);
        assertThat(api("GET", "/api/v1/sessions/h", null).status()).isEqualTo(404);
    }

    @Test
    void aFloodIsSlowedDownAndAnotherSourceIsNot() throws IOException {
        String flooding = collector("flooding").get("url").asText();
        String calm = collector("calm").get("url").asText();
        String body = "e=t,sid=\"f\",v=2\n".repeat(15_000);
        // As much as it may send at once is four such bodies.
        int sent = 0;
        while (post(flooding, body).status() != 429) {
            assertThat(++sent).isLessThan(200);
        }
        assertThat(post(calm, record("calm", 1, "sta=s", System.currentTimeMillis()))
                        .status())
                .isEqualTo(204);
        session("calm", s -> true);
    }

    private JsonNode collector(String channel) throws IOException {
        var answer = api("POST", "/api/v1/collectors", "{\"channel\":\"" + channel + "\"}");
        assertThat(answer.status()).isEqualTo(201);
        return Json.MAPPER.readTree(answer.body());
    }

    private String started(String handle) throws IOException {
        var answer = running.send(new Request.Builder()
                .url(running.service().url() + "/s/" + handle + "/session")
                .post(RequestBody.create("{\"swapsTokens\":true}", MediaType.get("application/json")))
                .build());
        return Json.MAPPER.readTree(answer.body()).get("sid").asText();
    }

    private static String record(String sid, int number, String facts, long at) {
        return "e=ps," + facts + ",sid=\"" + sid + "\",sn=" + number + ",ts=" + at + ",v=2";
    }

    private RunningService.Answer post(String url, String body) throws IOException {
        return running.send(new Request.Builder()
                .url(url)
                .post(RequestBody.create(body, CMCD))
                .build());
    }

    private JsonNode session(String sid, Predicate<JsonNode> fits) throws IOException {
        return until("/api/v1/sessions/" + sid, fits);
    }

    private JsonNode until(String path, Predicate<JsonNode> fits) throws IOException {
        var end = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            var answer = api("GET", path, null);
            if (answer.status() == 200) {
                var json = Json.MAPPER.readTree(answer.body());
                if (fits.test(json)) {
                    return json;
                }
            }
            assertThat(Instant.now()).as(path + " " + answer.body()).isBefore(end);
        }
    }

    private RunningService.Answer api(String method, String path, String body) throws IOException {
        return running.send(new Request.Builder()
                .url(running.service().url() + path)
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(running.service().adminKeyFile())
                                        .strip())
                .method(method, body == null ? null : RequestBody.create(body, MediaType.get("application/json")))
                .build());
    }
}
