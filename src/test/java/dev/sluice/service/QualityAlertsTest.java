package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.AlertRule;
import dev.sluice.api.ChannelHealth;
import dev.sluice.api.DestinationKind;
import dev.sluice.api.DestinationRequest;
import dev.sluice.api.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From players that fail to a signed message, and what Prometheus scrapes meanwhile, over real HTTP. */
class QualityAlertsTest {
    @TempDir
    Path folder;

    @Test
    void playersThatFailAreToldToAWebhookAndShowInTheMetrics() throws Exception {
        try (var running = RunningService.start(folder);
                var receiver = new MockWebServer()) {
            receiver.enqueue(new MockResponse.Builder().code(503).build());
            receiver.enqueue(new MockResponse.Builder().code(204).build());
            receiver.start();
            var hook = running.admin()
                    .destinations()
                    .add(new DestinationRequest(
                            "pager",
                            DestinationKind.WEBHOOK,
                            receiver.url("/hook").toString(),
                            "a secret of the pager",
                            null,
                            null,
                            null));
            var goals = running.admin().goals();
            var quality = running.admin().quality();
            for (var rule : goals.alertRules()) goals.removeAlertRule(String.valueOf(rule.id()));
            var rule = goals.putAlertRule(
                    new AlertRule(null, "failures", "above", "channel", null, 25, 10, hook.id(), true));
            assertThat(goals.alertRules()).containsExactly(rule);

            fail(running, quality.createCollector("partner").url());
            var end = Instant.now().plusSeconds(60);
            while (quality.quality("channel", "1h", null, 5, 0)
                            .figures()
                            .failed()
                            .n()
                    < 40) assertThat(Instant.now()).isBefore(end);
            for (int i = 0; i < 3; i++) running.service().lookAtQuality();

            assertThat(goals.alerts(10)).singleElement().satisfies(alert -> {
                assertThat(alert.name()).isEqualTo("partner");
                assertThat(alert.value()).isEqualTo(0.5);
                assertThat(alert.n()).isEqualTo(40);
            });
            assertThat(quality.channels("1h")).singleElement().satisfies(channel -> {
                assertThat(channel.channel()).isEqualTo("partner");
                assertThat(channel.state()).isEqualTo(ChannelHealth.AMISS);
                assertThat(channel.sentence()).contains("50.00 %");
                assertThat(channel.alerts()).isEqualTo(goals.alerts(10));
            });
            goals.removeAlertRule(String.valueOf(rule.id()));
            running.service().lookAtQuality();
            assertThat(quality.channels("1h"))
                    .singleElement()
                    .satisfies(channel -> assertThat(channel.state()).isEqualTo(ChannelHealth.NOT_MEASURED));
            assertThat(receiver.takeRequest(20, TimeUnit.SECONDS)).isNotNull();
            var again = receiver.takeRequest(30, TimeUnit.SECONDS);
            assertThat(again).isNotNull();
            assertThat(again.getHeaders().get("sluice-event")).isEqualTo("quality.alert.raised");
            var body = again.getBody().utf8();
            assertThat(Json.MAPPER.readTree(body).get("sentence").asText()).contains("partner", "50.00 %");
            assertThat(again.getHeaders().get("sluice-signature"))
                    .isEqualTo(signature(body, again.getHeaders().get("sluice-signature")));
            scraped(running);
        }
    }

    private static void scraped(RunningService running) throws Exception {
        var url = running.service().url() + "/api/v1/metrics";
        assertThat(running.send(new Request.Builder().url(url).build()).status())
                .isEqualTo(401);
        var text = get(running, url, "*/*");
        assertThat(text.headers().get("Content-Type")).startsWith("text/plain; version=0.0.4");
        assertThat(text.body())
                .contains("# TYPE sluice_start_failures_ratio gauge")
                .contains("sluice_start_failures_ratio{channel=\"partner\"} 0.5\n")
                .contains("sluice_slo_target{slo=\"startup\"} 2.0")
                .contains("sluice_attempts{channel=\"\"} 40.0");
        assertThat(text.body().lines())
                .allMatch(line -> line.startsWith("#")
                        || line.matches("[a-z_]+(\\{[^}]*})? [-+0-9.eE]+|[a-z_]+(\\{[^}]*})? NaN"));
        var open = get(running, url, "application/openmetrics-text");
        assertThat(open.headers().get("Content-Type")).startsWith("application/openmetrics-text");
        assertThat(open.body()).endsWith("# EOF\n");
    }

    private static RunningService.Answer get(RunningService running, String url, String accept) throws Exception {
        var key = Files.readString(running.service().adminKeyFile()).strip();
        return running.send(new Request.Builder()
                .url(url)
                .header("Accept", accept)
                .header("Authorization", "Bearer " + key)
                .build());
    }

    private static void fail(RunningService running, String url) throws Exception {
        long now = System.currentTimeMillis();
        var body = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String sid = ",sid=\"f" + i + "\",v=2,ts=" + (now - 2000);
            body.append("e=ps,sta=s,sn=1").append(sid).append('\n');
            body.append(i % 2 == 0 ? "e=e,ec=(\"networkError\"),sta=f,sn=2" : "e=ps,sta=p,sn=2")
                    .append(sid)
                    .append('\n');
        }
        var posted = running.send(new Request.Builder()
                .url(url)
                .post(RequestBody.create(body.toString(), MediaType.get("application/cmcd")))
                .build());
        assertThat(posted.status()).isEqualTo(204);
    }

    private static String signature(String body, String sent) throws Exception {
        String seconds = sent.substring(2, sent.indexOf(','));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("a secret of the pager".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] hash = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hash);
    }
}
