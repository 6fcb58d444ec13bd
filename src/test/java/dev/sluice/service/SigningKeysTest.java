package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.HandClock;
import dev.sluice.api.Json;
import dev.sluice.api.Share;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import dev.sluice.api.SigningKeyInfo;
import dev.sluice.api.SigningKeyRing;
import dev.sluice.client.ShareFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys turn while somebody watches. */
class SigningKeysTest {
    private final HandClock clock = new HandClock();
    private RunningService running;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder, clock);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void aSessionPlaysOnAcrossARotationAndIsRenewedUnderTheNextKey() throws IOException {
        var before = running.admin().signing().ring();
        String page = running.share(ShareMode.DIRECT, "2h").share().url();
        var grant = post(page + "/session", "{\"swapsTokens\":true}");
        String old = running.get(playlist(grant)).child(0);

        var after = running.admin().signing().rotate();

        assertThat(kid(after, "active")).isEqualTo(kid(before, "next"));
        assertThat(kid(after, "retiring")).isEqualTo(kid(before, "active"));
        assertThat(running.get(old).status()).isEqualTo(200);
        var renewed = post(
                page + "/renew",
                "{\"sid\":\"%s\",\"renewal\":\"%s\"}"
                        .formatted(
                                grant.get("sid").asText(), grant.get("renewal").asText()));
        assertThat(signer(playlist(renewed))).isEqualTo(kid(after, "active"));
        assertThat(running.get(playlist(renewed)).status()).isEqualTo(200);
        assertThat(running.get(old).status()).isEqualTo(200);
        assertThat(jwks()).containsExactlyInAnyOrder(kid(after, "next"), kid(after, "active"), kid(after, "retiring"));
    }

    @Test
    void aCompromisedKeyIsDeadAtOnceAndWhatTheNextOneSignsPlays() throws IOException {
        var before = running.admin().signing().ring();
        var share = running.share(ShareMode.API, "2h");
        String media = running.get(share.signedLink()).child(0);
        assertThat(running.get(media).status()).isEqualTo(200);

        var reach = running.admin().signing().reach(kid(before, "active"));
        assertThat(reach.links()).isEqualTo(1);
        assertThat(reach.watching()).isEqualTo(1);
        assertThat(running.admin().signing().reach(kid(before, "next")).links()).isZero();
        var after = running.admin().signing().kill(kid(before, "active"), "found in a log");

        assertThat(running.get(media).status()).isEqualTo(403);
        assertThat(running.get(share.signedLink()).status()).isEqualTo(403);
        var inspected = running.admin().inspections().ask(share.signedLink());
        assertThat(inspected.refusalCode()).isEqualTo("key-killed");
        assertThat(inspected.killedKey().reason()).isEqualTo("found in a log");
        assertThat(kid(after, "killed")).isEqualTo(kid(before, "active"));
        assertThat(jwks()).doesNotContain(kid(before, "active"));
        assertThat(states(ShareState.ACTIVE)).isEmpty();
        assertThat(states(ShareState.REVOKED)).containsExactly(share.share().handle());
        var told = running.admin().shares().get(share.share().handle());
        assertThat(told.state()).isEqualTo(ShareState.REVOKED);
        assertThat(told.revocation().reason()).isEqualTo("found in a log");
        assertThat(running.admin().inspections().ask(told.url()).refusalCode()).isEqualTo("key-killed");
        var fresh = running.admin().shares().reissue(share.share().handle());
        assertThat(states(ShareState.ACTIVE)).containsExactly(fresh.share().handle());
        assertThat(running.get(fresh.signedLink()).status()).isEqualTo(200);
        assertThat(running.admin().audit(null, "found in a log", null, 5).items())
                .extracting(line -> line.act())
                .contains("key.floor");
    }

    @Test
    void whatPlaysIsCheckedAtEverySegmentAndEndsWithItsTtl() throws IOException {
        var share = running.share(ShareMode.API, "10m");
        String segment = running.get(running.get(share.signedLink()).child(0)).child(0);
        clock.forward(Duration.ofMinutes(9));
        assertThat(running.get(segment).status()).isEqualTo(200);
        clock.forward(Duration.ofMinutes(2));
        var over = running.get(segment);
        assertThat(over.status()).isEqualTo(403);
        assertThat(over.headers().get("s-uri-signing")).isEqualTo("404");
        assertThat(running.get(share.signedLink()).status()).isEqualTo(403);
    }

    @Test
    void theScheduleTurnsTheRingAndForgetsAKeyWhenItsLastTokenHasEnded() {
        var before = running.admin().signing().ring();
        assertThat(before.nextRotation()).isNull();
        assertThat(running.admin().signing().schedule("30d").nextRotation()).isNotNull();

        clock.forward(Duration.ofDays(31));
        running.service().turn();
        var turned = running.admin().signing().ring();
        assertThat(kid(turned, "active")).isEqualTo(kid(before, "next"));
        assertThat(kid(turned, "retiring")).isEqualTo(kid(before, "active"));

        clock.forward(Duration.ofHours(25));
        running.service().turn();
        assertThat(running.admin().signing().ring().keys())
                .extracting(SigningKeyInfo::kid)
                .doesNotContain(kid(before, "active"));
        assertThat(running.admin().signing().schedule(null).nextRotation()).isNull();
    }

    private List<String> states(ShareState state) {
        var filter = new ShareFilter(null, null, null, null, Set.of(state), null, false, null, null);
        return running.admin().shares().list(filter, 10, null).items().stream()
                .map(Share::handle)
                .toList();
    }

    private List<String> jwks() throws IOException {
        return Json.MAPPER
                .readTree(running.get(running.service().url() + "/.well-known/jwks.json")
                        .body())
                .get("keys")
                .valueStream()
                .map(key -> key.get("kid").asText())
                .toList();
    }

    private String playlist(JsonNode grant) {
        return running.service().url() + grant.get("playlist").asText();
    }

    private static String signer(String url) throws IOException {
        String token = url.replaceAll(".*URISigningPackage=([^./]+).*", "$1");
        return Json.MAPPER
                .readTree(Base64.getUrlDecoder().decode(token))
                .get("kid")
                .asText();
    }

    private JsonNode post(String url, String body) throws IOException {
        var request = new Request.Builder()
                .url(url)
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build();
        return Json.MAPPER.readTree(running.send(request).body());
    }

    private static String kid(SigningKeyRing ring, String state) {
        return ring.keys().stream()
                .filter(key -> key.state().equals(state))
                .findFirst()
                .orElseThrow()
                .kid();
    }
}
