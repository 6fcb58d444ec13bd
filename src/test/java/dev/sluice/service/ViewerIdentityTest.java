package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dev.sluice.api.Binding;
import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import dev.sluice.api.RunRequest;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ViewerIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Viewers whom a customer's backend asserts, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewerIdentityTest {
    private RunningService running;
    private ViewerJwts shop;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        running = RunningService.start(folder);
        shop = new ViewerJwts();
        running.admin().viewers().add(shop.registration("shop"));
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void aShareForOneViewerPlaysForThatViewerOnly() throws Exception {
        String page = bound("ada", ShareMode.DIRECT).share().url();
        assertThat(refusal(start(page, null))).isEqualTo("wrong-viewer");
        assertThat(refusal(start(page, shop.of("bob")))).isEqualTo("wrong-viewer");
        var grant = start(page, shop.of("ada"));
        assertThat(grant.status()).isEqualTo(200);
        assertThat(grant.headers().get("Server-Timing")).startsWith("entitlement;dur=");
        var renewed = post(
                page + "/renew", "{\"sid\":%s,\"renewal\":%s}".formatted(field(grant, "sid"), field(grant, "renewal")));
        assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
        assertThat(claims(field(renewed, "playlist"))).doesNotContain("ada").contains("\"vw\":");
    }

    @Test
    void playersSayWhoWatchesInAHeaderOrInTheQuery() throws Exception {
        String link = bound("ada", ShareMode.API).signedLink();
        assertThat(refusal(running.get(link))).isEqualTo("wrong-viewer");
        assertThat(running.get(link + "?viewer=" + shop.of("ada")).status()).isEqualTo(200);
        var header = new Request.Builder()
                .url(link)
                .header("Authorization", "Bearer " + shop.of("ada"))
                .build();
        var playlist = running.send(header);
        assertThat(playlist.status()).isEqualTo(200);
        assertThat(playlist.body()).doesNotContain("viewer=");
        assertThat(running.get(running.get(playlist.child(0)).child(0)).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoGoodAssertionIsRefusedAndSaysWhy() throws Exception {
        String page = running.share(ShareMode.DIRECT, "1h").share().url();
        long soon = Instant.now().getEpochSecond() + 60;
        String good = "\"iss\":\"https://shop.example\",\"aud\":\"video\",\"sub\":\"ada\"";
        assertThat(refusal(start(page, shop.of("ada", "video", soon - 61)))).isEqualTo("viewer-expired");
        for (var bad : List.of(
                shop.of("ada", "other", soon),
                shop.of("ada", "video", soon * 1000),
                shop.of("ada", "video", soon + 90_000),
                shop.of("", "video", soon),
                shop.of("a".repeat(201), "video", soon),
                shop.signed("{" + good + "}"),
                shop.signed("{" + good + ",\"exp\":" + soon + ",\"nbf\":" + (soon + 600) + "}"),
                shop.signed("{" + good + ",\"exp\":" + soon + ",\"sub\":\"bob\"}"),
                shop.signed("{" + good + ",\"exp\":" + soon + ",\"x\":\"" + "y".repeat(8192) + "\"}"),
                new ViewerJwts().of("ada"),
                tampered(shop.of("ada")),
                none(good, soon),
                hs256(good, soon),
                "not.a.token",
                "🂡")) {
            assertThat(refusal(start(page, bad))).as(bad).isEqualTo("viewer-refused");
        }
        assertThat(running.admin().audit(null, null, 100).toString()).doesNotContain("eyJ");
    }

    private static String tampered(String jwt) {
        return jwt.substring(0, jwt.length() - 8) + "AAAAAAAA";
    }

    private String none(String good, long exp) {
        var url = Base64.getUrlEncoder().withoutPadding();
        String header = "{\"alg\":\"none\",\"kid\":\"" + shop.keyId() + "\"}";
        String claims = "{" + good + ",\"exp\":" + exp + "}";
        return url.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + url.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".";
    }

    private String hs256(String good, long exp) throws Exception {
        var jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(shop.keyId()).build(),
                new Payload("{" + good + ",\"exp\":" + exp + "}"));
        jws.sign(new MACSigner(shop.publicKey().getBytes(StandardCharsets.UTF_8)));
        return jws.serialize();
    }

    @Test
    void anInvalidatedViewerIsCutOffAndStaysOutOfOlderSharesOnly() throws Exception {
        String page = running.share(ShareMode.DIRECT, "1h").share().url();
        var grant = start(page, shop.of("mallory"));
        String playlist = running.service().url()
                + Json.MAPPER.readTree(grant.body()).get("playlist").asText();
        assertThat(running.get(playlist).status()).isEqualTo(200);

        String hash =
                Json.MAPPER.readTree(claims(field(grant, "playlist"))).get("vw").asText();
        assertThat(running.admin().invalidations().preview("viewer:mallory").watching())
                .as("under a link bound to nobody")
                .isEqualTo(1);
        var run = running.admin()
                .invalidations()
                .start(new RunRequest("viewer:" + hash, "left", false))
                .run();
        while (running.admin().invalidations().get(run).containedMs() == null) {
            Thread.onSpinWait();
        }

        assertThat(refusal(running.get(playlist))).isEqualTo("revoked");
        assertThat(refusal(start(page, shop.of("mallory")))).isEqualTo("viewer-revoked");
        assertThat(start(page, shop.of("ada")).status()).isEqualTo(200);
        assertThat(start(page, null).status()).isEqualTo(200);
    }

    @Test
    void onlyPublicKeysAreRegisteredAndARemovedIssuerIsUnknown() throws Exception {
        var other = new ViewerJwts();
        refused(named("x", "{\"keys\":[]}"), "jwks-malformed");
        refused(
                named("x", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0\"}]}"),
                "jwks-malformed");
        refused(named("x", "[]"), "jwks-malformed");
        refused(new ViewerIssuer("x", "i", "a", null, "http://shop.example/jwks", null, null), "jwks-url-malformed");
        refused(new ViewerIssuer("x", "i", "a", null, null, null, null), "viewer-issuer-malformed");
        refused(other.registration("again"), "viewer-issuer-exists");

        running.admin().viewers().remove("shop");
        String page = running.share(ShareMode.DIRECT, "1h").share().url();
        assertThat(refusal(start(page, shop.of("ada")))).isEqualTo("viewer-refused");
        running.admin().viewers().add(shop.registration("shop"));
        assertThat(start(page, shop.of("ada")).status()).isEqualTo(200);
        assertThat(running.admin().audit("viewer-issuer:shop", null, 10).items())
                .extracting(e -> e.who() + " " + e.act())
                .contains("admin viewer-issuer.add", "admin viewer-issuer.remove");
    }

    private static ViewerIssuer named(String name, String jwks) {
        return new ViewerIssuer(name, "https://other.example", "video", jwks, null, null, null);
    }

    private void refused(ViewerIssuer issuer, String code) {
        assertThatThrownBy(() -> running.admin().viewers().add(issuer))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo(code));
    }

    private dev.sluice.api.IssuedShare bound(String viewer, ShareMode mode) {
        return running.share(mode, new Binding(viewer, null, List.of(), null, null, null, null, null));
    }

    private RunningService.Answer start(String page, String credential) throws IOException {
        var ask = Json.MAPPER.createObjectNode().put("swapsTokens", true).put("credential", credential);
        return post(page + "/session", ask.toString());
    }

    private RunningService.Answer post(String url, String json) throws IOException {
        var body = RequestBody.create(json, MediaType.get("application/json"));
        return running.send(new Request.Builder().url(url).post(body).build());
    }

    private static String claims(String playlist) {
        String token = playlist.split("URISigningPackage=")[1].split("/")[0];
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static String refusal(RunningService.Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        return Json.MAPPER.readTree(answer.body()).get("code").asText();
    }

    private static String field(RunningService.Answer answer, String name) throws IOException {
        return Json.MAPPER.readTree(answer.body()).get(name).toString();
    }
}
