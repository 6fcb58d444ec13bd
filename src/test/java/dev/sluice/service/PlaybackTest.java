package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareState;
import java.io.IOException;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What viewers meet, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaybackTest {
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
    void aSignedLinkPlaysAndEachFetchIsASessionOfItsOwn() throws IOException {
        var share = running.share(ShareMode.API, "1h");
        var first = running.get(share.signedLink());
        var second = running.get(share.signedLink());
        assertThat(first.child(0)).isNotEqualTo(second.child(0));
        assertThat(segment(first.child(0)).status()).isEqualTo(200);
        assertThat(running.admin().shares().sessions(share.share().handle()).items())
                .hasSize(2);
    }

    @Test
    void aRevokedLinkRefusesTheNextSegmentWithADenyCodeAndCorsHeaders() throws IOException {
        var share = running.share(ShareMode.API, "1h");
        var media = running.get(running.get(share.signedLink()).child(0));
        assertThat(running.get(media.child(0)).status()).isEqualTo(200);

        var revoked = running.admin().shares().revoke(share.share().handle(), "leaked");

        assertThat(revoked.state()).isEqualTo(ShareState.REVOKED);
        var refused = running.get(media.child(1));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers().get("s-uri-signing")).isEqualTo("407");
        assertThat(refused.headers().get("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(Json.MAPPER.readTree(refused.body()).get("code").asText()).isEqualTo("revoked");
    }

    @Test
    void aFrozenLinkIsRefusedAndPlaysAgainWhenUnfrozen() throws IOException {
        var share = running.share(ShareMode.API, "1h");
        var media = running.get(share.signedLink()).child(0);
        running.admin().shares().freeze(share.share().handle());
        assertThat(code(running.get(media))).isEqualTo("frozen");
        running.admin().shares().unfreeze(share.share().handle());
        assertThat(running.get(media).status()).isEqualTo(200);
    }

    @Test
    void previewsAndHeadStartNoSession() throws IOException {
        var share = running.share(ShareMode.API, "1h");
        var head = new Request.Builder().url(share.signedLink()).head().build();
        var bot = new Request.Builder()
                .url(share.signedLink())
                .header("User-Agent", "Slackbot-LinkExpanding 1.0")
                .build();
        assertThat(running.send(head).status()).isEqualTo(200);
        assertThat(running.send(bot).status()).isEqualTo(200);
        assertThat(running.admin().shares().get(share.share().handle()).opens()).isZero();
    }

    @Test
    void aPageStartsASessionWhenPlayIsAskedForAndRenewsItsToken() throws IOException {
        var share = running.share(ShareMode.DIRECT, "1h");
        var page = running.get(share.share().url());
        assertThat(page.body()).contains("Four seconds").doesNotContain("URISigningPackage");
        assertThat(page.headers().get("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(running.admin().shares().get(share.share().handle()).opens()).isZero();

        var grant = post(share.share().url() + "/session", "{\"swapsTokens\":true}");
        var renewed = post(share.share().url() + "/renew", renewal(grant));

        assertThat(renewed.get("playlist").asText())
                .isNotEqualTo(grant.get("playlist").asText());
        assertThat(renewed.get("sid")).isEqualTo(grant.get("sid"));
        String base = running.service().url();
        assertThat(running.get(base + grant.get("playlist").asText()).status()).isEqualTo(200);
        assertThat(running.get(base + renewed.get("playlist").asText()).status())
                .isEqualTo(200);
    }

    @Test
    void aRenewalSecretUsedTwiceEndsTheSession() throws IOException {
        var share = running.share(ShareMode.DIRECT, "1h");
        var grant = post(share.share().url() + "/session", "{\"swapsTokens\":true}");
        var renewed = post(share.share().url() + "/renew", renewal(grant));
        assertThat(post(share.share().url() + "/renew", renewal(grant))
                        .get("code")
                        .asText())
                .isEqualTo("renewal-refused");
        assertThat(post(share.share().url() + "/renew", renewal(renewed))
                        .get("code")
                        .asText())
                .isEqualTo("session-ended");
    }

    @Test
    void playersGetAPlaylistWhereBrowsersGetAPage() throws IOException {
        var share = running.share(ShareMode.DIRECT, "1h");
        var player = new Request.Builder()
                .url(share.share().url())
                .header("User-Agent", "Lavf/61.7.100")
                .build();
        var answer = running.send(player);
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/vnd.apple.mpegurl");
        assertThat(segment(answer.child(0)).status()).isEqualTo(200);
    }

    @Test
    void rangesAreAnsweredInPart() throws IOException {
        var media = running.get(
                running.get(running.share(ShareMode.API, "1h").signedLink()).child(0));
        var part = running.send(new Request.Builder()
                .url(media.child(0))
                .header("Range", "bytes=4-7")
                .build());
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.headers().get("Content-Range")).startsWith("bytes 4-7/");
        assertThat(part.body()).isEqualTo("styp");
    }

    @Test
    void onlyPublishedAssetsAreSharedAndOnlyWithinPolicy() {
        assertThatThrownBy(() -> running.share(ShareMode.DIRECT, "25h"))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("ttl-out-of-policy"));
        assertThatThrownBy(() -> running.share(ShareMode.DIRECT, "600"))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("ttl-without-unit"));
        running.admin().assets().withdraw(running.asset().id());
        assertThatThrownBy(() -> running.share(ShareMode.DIRECT, "1h"))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("asset-not-published"));
        running.admin().assets().publish(running.asset().id());
    }

    @Test
    void theAuditLogTellsWhoDidWhatAndHoldsNoToken() {
        var share = running.share(ShareMode.API, "1h");
        running.admin().shares().revoke(share.share().handle(), "leaked");
        var lines = running.admin().audit("share:" + share.share().handle(), null, 10);
        assertThat(lines.items())
                .extracting(e -> e.who() + " " + e.act())
                .containsExactly("admin share.revoke", "admin share.create");
        assertThat(lines.toString()).doesNotContain("eyJ");
        assertThat(running.admin().verifyAudit().whole()).isTrue();
    }

    private RunningService.Answer segment(String mediaPlaylist) throws IOException {
        return running.get(running.get(mediaPlaylist).child(0));
    }

    private static String code(RunningService.Answer answer) throws IOException {
        return Json.MAPPER.readTree(answer.body()).get("code").asText();
    }

    private static String renewal(JsonNode grant) {
        return Json.MAPPER
                .createObjectNode()
                .put("sid", grant.get("sid").asText())
                .put("renewal", grant.get("renewal").asText())
                .toString();
    }

    private JsonNode post(String url, String json) throws IOException {
        var body = RequestBody.create(json, MediaType.get("application/json"));
        return Json.MAPPER.readTree(
                running.send(new Request.Builder().url(url).post(body).build()).body());
    }
}
