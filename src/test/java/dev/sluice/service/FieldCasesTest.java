package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dev.sluice.api.Json;
import dev.sluice.api.ShareMode;
import dev.sluice.media.Ffmpeg;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What goes wrong in the field, over real HTTP. Other cases stand elsewhere: plays on after the handshake, burnt by a look,
 * moves to another network, missing Referer ({@link BindingTest}, {@link PlaybackTest}), a slow authorisation call
 * ({@link EntitlementHookTest}), refusals in a loop (EmbedInChromiumTest), missing {@code iss} and milliseconds
 * (dev.sluice.token.VerifierTest).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldCasesTest {
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
    void aPlayerThatDropsTheQueryOnChildRequestsPlaysOn() throws IOException {
        var playlist = running.get(running.share(ShareMode.API, "1h").signedLink() + "?CMCD=sid%3D%22x%22");
        var media = running.get(playlist.child(0));
        assertThat(playlist.child(0) + media.child(0)).doesNotContain("?");
        assertThat(running.get(media.child(0)).status()).isEqualTo(200);
        assertThat(running.get(media.child(0) + "?CMCD=br%3D400&_HLS_msn=1").status())
                .isEqualTo(200);
    }

    @Test
    void nothingPlaysByACookieInPlaceOfItsToken() throws IOException {
        var share = running.share(ShareMode.API, "1h");
        var playlist = running.get(share.signedLink());
        String segment = running.get(playlist.child(0)).child(0);
        var page = running.get(running.share(ShareMode.DIRECT, "1h").share().url());
        for (var answer : List.of(playlist, page, running.get(segment))) {
            assertThat(answer.headers().get("Set-Cookie")).isNull();
        }
        String bare = running.service().url() + "/" + running.asset().id() + "/master.m3u8";
        String token = segment.replaceAll(".*(URISigningPackage=[^/]+)/.*", "$1");
        var cookie = new Request.Builder().url(bare).header("Cookie", token).build();
        assertThat(running.send(cookie).status()).isEqualTo(404);
    }

    @Test
    void aRevokedLinkIsServedFromNoCacheHoweverItIsAskedFor() throws IOException {
        var share = running.share(ShareMode.API, "1h");
        var playlist = running.get(share.signedLink());
        String segment = running.get(playlist.child(0)).child(0);
        assertThat(playlist.headers().get("Cache-Control")).isEqualTo("no-store");
        assertThat(running.get(segment).headers().get("Cache-Control")).startsWith("private");
        running.admin().shares().revoke(share.share().handle(), "leaked");
        var asked = new Request.Builder().url(segment);
        for (var request : List.of(
                asked.build(),
                asked.head().build(),
                asked.get().header("Range", "bytes=0-99").build(),
                asked.header("If-None-Match", "*")
                        .header("If-Modified-Since", "Thu, 26 Nov 2026 04:00:00 GMT")
                        .build())) {
            var refused = running.send(request);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.headers().get("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(running.get(share.signedLink()).status()).isEqualTo(403);
    }

    @Test
    void noRefusalLooksLikeACorsFault() throws IOException {
        var share = running.share(ShareMode.API, "1h");
        String media = running.get(share.signedLink()).child(0);
        for (var url : List.of(
                media.replace("media.m3u8", "none.m4s"),
                media.replaceAll("=ey[^/]+/", "=x/"),
                media.replaceAll("/" + running.asset().id() + "/", "/other/"))) {
            var refused = running.get(url);
            assertThat(refused.status()).isGreaterThanOrEqualTo(403);
            assertThat(refused.headers().get("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(refused.headers().get("Access-Control-Expose-Headers")).contains("s-uri-signing");
        }
        var preflight = new Request.Builder()
                .url(media)
                .method("OPTIONS", null)
                .header("Access-Control-Request-Headers", "authorization")
                .build();
        assertThat(running.send(preflight).headers().get("Access-Control-Allow-Headers"))
                .contains("Authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../other/master.m3u8",
                "/%2e%2e/other/master.m3u8",
                "/%2E./other/master.m3u8",
                "/.%2e/other/master.m3u8",
                "/..%2fother/master.m3u8",
                "/..%5cother/master.m3u8",
                "/%252e%252e/other/master.m3u8",
                "//../../other/master.m3u8",
                "/v180//media.m3u8",
                "/..;/other/master.m3u8",
                "/a\\..\\other"
            })
    void aPathOutOfItsAssetIsRefusedWithADenyCode(String tail) throws IOException {
        String media =
                running.get(running.share(ShareMode.API, "1h").signedLink()).child(0);
        String token = media.replaceAll(".*(/URISigningPackage=[^/]+/[^/]+)/.*", "$1");
        String answer = raw(token + tail);
        if (tail.contains(";")) {
            // No server resolves it as dots, so it is a file that does not exist.
            assertThat(answer).startsWith("HTTP/1.1 404 ");
        } else {
            assertThat(answer).startsWith("HTTP/1.1 403 ").containsIgnoringCase("\r\ns-uri-signing: 411\r\n");
        }
        assertThat(answer).contains("Access-Control-Allow-Origin: *").doesNotContain("#EXTM3U");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/..%2fhealth",
                "/s/%2e%2e/x",
                "/api/%76%zz",
                "//api/v1/health",
                "/s/a;b=/session",
                "/s/%00"
            })
    void otherOddPathsGetAProblemToo(String path) throws IOException {
        assertThat(raw(path))
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json")
                .doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/%zz", "/%"})
    void whatIsNoPathIsRefusedWithoutRepeatingTheToken(String tail) throws IOException {
        String link = running.share(ShareMode.API, "1h").signedLink();
        String token = link.replaceAll(".*(/URISigningPackage=[^/]+/[^/]+)/.*", "$1");
        assertThat(raw(token + tail))
                .startsWith("HTTP/1.1 4")
                .contains("Access-Control-Allow-Origin: *", "application/problem+json")
                .doesNotContain("URISigningPackage");
    }

    @Test
    void forgedTokensAreRefusedWithTheirDenyCodeInBoundedTime() throws Exception {
        String link = running.share(ShareMode.API, "1h").signedLink();
        String jwt = link.replaceAll(".*URISigningPackage=([^/]+)/.*", "$1");
        var part = jwt.split("\\.");
        String kid = Json.MAPPER
                .readTree(Base64.getUrlDecoder().decode(part[0]))
                .get("kid")
                .asText();
        String publicKey = Json.MAPPER
                .readTree(running.get(running.service().url() + "/.well-known/jwks.json")
                        .body())
                .get("keys")
                .get(0)
                .toString();
        var hs256 = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(),
                new Payload(new String(Base64.getUrlDecoder().decode(part[1]), StandardCharsets.UTF_8)));
        hs256.sign(new MACSigner(publicKey.getBytes(StandardCharsets.UTF_8)));
        long began = System.nanoTime();
        denied(link, jwt, header("{\"alg\":\"none\",\"kid\":\"" + kid + "\"}") + "." + part[1] + ".", "400");
        denied(link, jwt, hs256.serialize(), "400");
        denied(link, jwt, part[0] + "." + part[1] + "." + "A".repeat(86), "400");
        denied(link, jwt, header("{\"alg\":\"ES256\",\"alg\":\"none\"}") + "." + part[1] + "." + part[2], "500");
        denied(link, jwt, part[0] + "." + "A".repeat(8192) + "." + part[2], "500");
        denied(link, jwt, "x", "500");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    /** FFmpeg 7 of the build, with nothing but the link. */
    @Test
    void ffmpegPlaysDirectAndApiLinksToTheirEnd() throws Exception {
        var direct = running.share(ShareMode.DIRECT, "1h");
        var api = running.share(ShareMode.API, "1h");
        var ffmpeg = Ffmpeg.load();
        for (String link : List.of(direct.share().url(), api.signedLink())) {
            var played = new StringBuilder();
            var outcome = ffmpeg.run(
                    List.of("-v", "error", "-progress", "pipe:1", "-i", link, "-f", "null", "-"),
                    out -> played.append(new String(out.readAllBytes(), StandardCharsets.UTF_8)),
                    Duration.ofSeconds(30));
            assertThat(outcome.ok()).as(outcome.stderrTail()).isTrue();
            assertThat(outcome.stderrTail()).isEmpty();
            assertThat(played).contains("progress=end");
            assertThat(played.toString().replaceAll("(?s).*out_time_us=(\\d+).*", "$1"))
                    .satisfies(us -> assertThat(Long.parseLong(us)).isBetween(3_900_000L, 4_200_000L));
        }
    }

    private void denied(String link, String jwt, String forged, String code) throws IOException {
        var refused = running.get(link.replace(jwt, forged));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers().get("s-uri-signing"))
                .as(forged.substring(0, Math.min(60, forged.length())))
                .isEqualTo(code);
    }

    private static String header(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** As written, for clients tidy paths before they send them. */
    private String raw(String path) throws IOException {
        var url = URI.create(running.service().url());
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(10_000);
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/shares {'asset':'a','mode':'direct','binding':{'viewr':'ada'}} 'binding.viewr' is no field",
                "/shares {'asset':'a','mode':'direct','ttlSeconds':-5} 'ttlSeconds' is no field",
                "/shares {'asset':'ASSET','mode':'api','ttl':'1h','binding':{'notBefore':'2099-01-01T00:00:00Z'}} opens-after-its-end",
                "/shares {'asset':'ASSET','mode':'api','endsAt':'2099-01-01T00:00:00Z'} end-date-for-embed-only",
                "/inspections {} names no link"
            })
    void whatIsMisspeltIsRefusedInsteadOfLeftAway(String line) throws Exception {
        String[] parts = line.split(" ", 3);
        var request = new Request.Builder()
                .url(running.service().url() + "/api/v1" + parts[0])
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(running.service().adminKeyFile())
                                        .strip())
                .post(RequestBody.create(
                        parts[1].replace('\'', '"')
                                .replace("ASSET", running.asset().id()),
                        MediaType.get("application/json")))
                .build();

        var answer = running.send(request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(parts[2]);
    }
}
