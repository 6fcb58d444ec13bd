package dev.sluice.token.foreign;

import static dev.sluice.token.foreign.Links.b64;
import static dev.sluice.token.foreign.Links.cookieBase64;
import static dev.sluice.token.foreign.Links.jwt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.api.Finding;
import dev.sluice.token.foreign.FoundTime.Unit;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links of every family as they are met, with what has to be read out of them. */
class LinkDecoderTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final long T = TEN.getEpochSecond();
    private static final String POLICY =
            "{\"Statement\":[{\"Resource\":\"https://d1.cloudfront.net/tour/*\",\"Condition\":{"
                    + "\"IpAddress\":{\"AWS:SourceIp\":\"203.0.113.0/24\"},\"DateGreaterThan\":{\"AWS:EpochTime\":1795420000},"
                    + "\"DateLessThan\":{\"AWS:EpochTime\":" + T + "}}}]}";
    private static final String CONTAINER = "regex:^https?://(video\\\\.example\\\\.com)/tour/[^?]*(\\\\?.*)?$";
    private static final String OURS = jwt(
            "{\"alg\":\"ES256\",\"kid\":\"k1\"}",
            "{\"iss\":\"https://sluice.example.com\",\"aud\":\"edges\",\"iat\":" + (T - 300) + ",\"nbf\":" + (T - 330)
                    + ",\"exp\":" + T + ",\"cdniv\":1,\"cdniuc\":\"" + CONTAINER
                    + "\",\"lid\":\"s\",\"vw\":\"9f\",\"ip\":\"203.0.113.0/24\"}");

    /** One link and what is expected of it. */
    record Row(String link, LinkKind kind, Instant expires, String scope, List<String> bound, List<String> findings) {
        @Override
        public String toString() {
            return kind.word() + " " + findings + " " + link.substring(0, Math.min(60, link.length()));
        }
    }

    private static Row row(
            LinkKind kind, Instant expires, String scope, List<String> bound, String link, String... findings) {
        return new Row(link, kind, expires, scope, bound, List.of(findings));
    }

    static Stream<Row> links() {
        return Stream.of(sluice(), cdns(), jwts(), servers(), oddities()).flatMap(s -> s);
    }

    private static Stream<Row> sluice() {
        return Stream.of(
                row(LinkKind.SLUICE_SHARE, null, "one asset", List.of(), "https://w.example/s/0123456789abcdefghij-_"),
                row(
                        LinkKind.SLUICE_EMBED,
                        null,
                        "one asset",
                        List.of(),
                        "<iframe src=\"https://w.example/embed/0123456789abcdefghij-_\" allow=\"autoplay\"></iframe>"),
                row(
                        LinkKind.RFC9246,
                        TEN,
                        "regex:^https",
                        List.of("edges edges", "viewer 9f", "addresses 203.0.113.0/24"),
                        "https://video.example.com/URISigningPackage=" + OURS + "/tour/master.m3u8"),
                row(
                        LinkKind.RFC9246,
                        TEN,
                        "regex:^https",
                        List.of(),
                        "https://video.example.com/tour/master.m3u8?URISigningPackage=" + OURS),
                row(
                        LinkKind.RFC9246,
                        TEN,
                        "regex:^https",
                        List.of(),
                        "https://video.example.com/URISigningPackage=" + OURS + "/other/master.m3u8",
                        "scope-mismatch"),
                row(LinkKind.RFC9246, TEN, "regex:^https", List.of(), OURS),
                row(LinkKind.RFC9246, TEN, "regex:^https", List.of(), "Authorization: Bearer " + OURS),
                row(
                        LinkKind.RFC9246,
                        TEN,
                        "",
                        List.of(),
                        jwt("{\"alg\":\"ES256\"}", "{\"cdniv\":1,\"exp\":" + T + "000}"),
                        "time-unit-wrong",
                        "container-missing"),
                row(
                        LinkKind.RFC9246,
                        TEN,
                        "regex:https",
                        List.of("an address that is encrypted"),
                        jwt(
                                "{\"alg\":\"ES256\"}",
                                "{\"cdniuc\":\"regex:https://a/.*\",\"jti\":\"x\",\"cdniip\":\"y\",\"iat\":"
                                        + (T - 90_000) + ",\"exp\":" + T + "}"),
                        "single-use",
                        "life-over-24h",
                        "container-not-anchored"));
    }

    private static Stream<Row> cdns() {
        return Stream.of(
                row(
                        LinkKind.CLOUDFRONT,
                        TEN,
                        "this one address",
                        List.of(),
                        "https://d1.cloudfront.net/tour/a.mp4?Expires=" + T
                                + "&Signature=abc~-_&Key-Pair-Id=K2JCJMDEHXQW5F"),
                row(
                        LinkKind.CLOUDFRONT,
                        TEN,
                        "this one address",
                        List.of(),
                        "https://d1.cloudfront.net/tour/a.m3u8?Expires=" + T + "000&Signature=abc&Key-Pair-Id=K2",
                        "time-unit-wrong",
                        "scope-one-file",
                        "credential-in-query"),
                row(
                        LinkKind.CLOUDFRONT,
                        TEN,
                        "https://d1.cloudfront.net/tour/*",
                        List.of("address 203.0.113.0/24"),
                        "https://d1.cloudfront.net/tour/x/a.ts?Policy=" + cookieBase64(POLICY)
                                + "&Signature=a&Key-Pair-Id=K2"),
                row(
                        LinkKind.CLOUDFRONT,
                        TEN,
                        "https://d1.cloudfront.net/tour/*",
                        List.of(),
                        "https://d1.cloudfront.net/else/a.ts?Policy=" + cookieBase64(POLICY)
                                + "&Signature=a&Key-Pair-Id=K2",
                        "scope-mismatch"),
                row(
                        LinkKind.CLOUDFRONT,
                        TEN,
                        "https://d1.cloudfront.net/tour/*",
                        List.of(),
                        "CloudFront-Policy=" + cookieBase64(POLICY)
                                + "; CloudFront-Signature=a; CloudFront-Key-Pair-Id=K2"),
                row(
                        LinkKind.CLOUDFRONT,
                        null,
                        "",
                        List.of(),
                        "https://d1.cloudfront.net/a.ts?Policy=%7B%7D&Key-Pair-Id=K2",
                        "signature-missing",
                        "policy-unreadable"),
                row(
                        LinkKind.AKAMAI_EDGEAUTH,
                        Instant.ofEpochSecond(1508777893),
                        "/path/*",
                        List.of(),
                        "https://e.akamaized.net/path/a.ts?hdnts=st=1508777863~exp=1508777893~acl=/path/*~hmac="
                                + "fded4c1133a50942a36cc16a9a94d68e8573d10d144d03860a7c3a3734d13dff"),
                row(
                        LinkKind.AKAMAI_EDGEAUTH,
                        TEN,
                        "/a/* or /b/*",
                        List.of("address 203.0.113.9"),
                        "https://e.akamaized.net/c/a.ts?hdnea=ip=203.0.113.9~exp=" + T
                                + "~acl=%2fa%2f*%21%2fb%2f*~hmac=fded4c1133a50942a36cc16a9a94d68e",
                        "scope-mismatch"),
                row(
                        LinkKind.AKAMAI_EDGEAUTH,
                        TEN,
                        "/*",
                        List.of(),
                        "https://e.akamaized.net/hdntl=exp=" + T
                                + "~acl=%2f*~data=hdntl~hmac=fded4c1133a50942a36cc16a9a94d68e/a.m3u8"),
                row(
                        LinkKind.AKAMAI_EDGEAUTH,
                        Instant.ofEpochSecond(T - 60),
                        "/*",
                        List.of(),
                        "hdnts=st=" + T + "~exp=" + (T - 60) + "~acl=/*~hmac=fded4c1133a50942a36cc16a9a94d68e",
                        "window-empty"),
                row(
                        LinkKind.GOOGLE_MEDIA_CDN,
                        TEN,
                        "https://m.example.com/tour/*",
                        List.of(),
                        "https://m.example.com/tour/a.m3u8?URLPrefix=" + b64("https://m.example.com/tour/")
                                + "&Expires=" + T + "&KeyName=k1&Signature=abc",
                        "credential-in-query"),
                row(
                        LinkKind.GOOGLE_MEDIA_CDN,
                        TEN,
                        "everything below",
                        List.of(),
                        "https://m.example.com/v/edge-cache-token=Expires=" + T + "&KeyName=k1&Signature=abc/a.m3u8"),
                row(
                        LinkKind.GOOGLE_MEDIA_CDN,
                        TEN,
                        "/tour/* or /x/*",
                        List.of("addresses 203.0.113.0/24"),
                        "edge-cache-token=PathGlobs=/tour/*,/x/*~Expires=" + T + "~IPRanges=" + b64("203.0.113.0/24")
                                + "~SessionID=s1~hmac=ab12"),
                row(
                        LinkKind.GOOGLE_MEDIA_CDN,
                        TEN,
                        "https://m.example.com/x/*",
                        List.of(),
                        "Edge-Cache-Cookie=URLPrefix=" + b64("https://m.example.com/x/") + ":Expires=" + T
                                + ":KeyName=k:Signature=s"),
                row(
                        LinkKind.BUNNY,
                        Instant.ofEpochSecond(1598024587),
                        "/my-partial/url/*",
                        List.of(),
                        "https://test.b-cdn.net/my-partial/url/video.mp4?token=aiDhHXZGHidbDZZqIY14z1eHhhbZvMlzh_7u9cEIdfI"
                                + "&token_path=%2Fmy-partial%2Furl%2F&expires=1598024587"),
                row(
                        LinkKind.BUNNY,
                        Instant.ofEpochSecond(1598024587),
                        "/my-partial/url/*",
                        List.of(),
                        "https://test.b-cdn.net/bcdn_token=aiDhHXZGHidbDZZqIY14z1eHhhbZvMlzh_7u9cEIdfI&expires=1598024587"
                                + "&token_path=%2Fmy-partial%2Furl%2F/my-partial/url/video.mp4"),
                row(
                        LinkKind.BUNNY,
                        TEN,
                        "this one address",
                        List.of("countries AT,DE"),
                        "https://v.example/a.m3u8?token=HS256-abc&token_countries=AT,DE&expires=" + T + "000",
                        "time-unit-wrong",
                        "scope-one-file"));
    }

    private static Stream<Row> jwts() {
        return Stream.of(
                row(
                        LinkKind.CLOUDFLARE_STREAM,
                        TEN,
                        "video ea95132c15732412d22c1476fa83f27a",
                        List.of("rules [{\"type\":\"any\"}]"),
                        "https://customer-x.cloudflarestream.com/"
                                + jwt(
                                        "{\"alg\":\"RS256\",\"kid\":\"k\"}",
                                        "{\"sub\":\"ea95132c15732412d22c1476fa83f27a\",\"kid\":\"k\",\"exp\":" + T
                                                + ",\"accessRules\":[{\"type\":\"any\"}]}")
                                + "/manifest/video.m3u8"),
                row(
                        LinkKind.MUX,
                        TEN,
                        "video of playback id p1",
                        List.of("playback restriction r1"),
                        "https://stream.mux.com/p1.m3u8?token="
                                + jwt(
                                        "{\"alg\":\"RS256\",\"kid\":\"k\"}",
                                        "{\"sub\":\"p1\",\"aud\":\"v\",\"exp\":" + T
                                                + ",\"kid\":\"k\",\"playback_restriction_id\":\"r1\"}")),
                row(
                        LinkKind.MUX,
                        null,
                        "thumbnails of playback id p1",
                        List.of(),
                        jwt("{\"alg\":\"RS256\"}", "{\"sub\":\"p1\",\"aud\":\"t\",\"kid\":\"k\"}"),
                        "no-end",
                        "wrong-audience"),
                row(
                        LinkKind.IVS,
                        TEN,
                        "channel arn:aws:ivs:us-east-1:1:channel/a",
                        List.of("origins https://a.example", "viewer v1"),
                        "https://x.us-east-1.playback.live-video.net/api/video/v1/c.m3u8?token="
                                + jwt(
                                        "{\"alg\":\"ES384\"}",
                                        "{\"aws:channel-arn\":\"arn:aws:ivs:us-east-1:1:channel/a\",\"aws:viewer-id\":\"v1\","
                                                + "\"aws:access-control-allow-origin\":\"https://a.example\",\"aws:single-use-uuid\":\"u\","
                                                + "\"exp\":" + T + "}"),
                        "single-use"),
                row(
                        LinkKind.JWT,
                        TEN,
                        "subject s",
                        List.of(),
                        "https://a.example/x?access_token="
                                + jwt("{\"alg\":\"none\"}", "{\"iss\":\"i\",\"sub\":\"s\",\"exp\":" + T + ".5}"),
                        "not-signed"),
                row(
                        LinkKind.JWT,
                        null,
                        "",
                        List.of(),
                        jwt("{\"alg\":\"ES256\"}", "{\"exp\":1,\"exp\":2}"),
                        "claims-unreadable"),
                row(
                        LinkKind.JWT,
                        null,
                        "",
                        List.of(),
                        b64("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "..aaa.bbb.ccc",
                        "encrypted"),
                row(
                        LinkKind.CAT,
                        Instant.ofEpochSecond(1444064944),
                        "every address",
                        List.of("audience coap://light.example.com"),
                        Links.RFC8392_SIGNED),
                row(
                        LinkKind.CAT,
                        TEN,
                        "host is cdn.example.com, path starts with /tour/",
                        List.of(),
                        "https://cdn.example.com/tour/a.m3u8?CAT=" + Links.cat(T),
                        "single-use",
                        "credential-in-query"),
                row(
                        LinkKind.CAT,
                        TEN,
                        "host is cdn.example.com",
                        List.of(),
                        "CTA-Common-Access-Token: " + Links.cat(T),
                        "single-use"),
                row(LinkKind.CAT, TEN, "host is", List.of(), Links.cat(T * 1000), "time-unit-wrong"));
    }

    private static Stream<Row> servers() {
        return Stream.of(
                row(
                        LinkKind.NGINX_SECURE_LINK,
                        Instant.ofEpochSecond(1461305812),
                        "this one address",
                        List.of(),
                        "http://example.com/asset/cool.mp3?md5=1OULnuvGJVQvca6QnATewQ&expires=1461305812",
                        "not-encrypted"),
                row(
                        LinkKind.NGINX_SECURE_LINK,
                        TEN,
                        "this one address",
                        List.of(),
                        "https://example.com/a.m3u8?st=1OULnuvGJVQvca6QnATewQ&e=" + T,
                        "scope-one-file",
                        "credential-in-query"),
                row(
                        LinkKind.OME_SIGNED_POLICY,
                        TEN,
                        "this one address",
                        List.of("address 203.0.113.0/24"),
                        "https://o.example:3334/app/s/llhls.m3u8?policy="
                                + b64("{\"url_activate\":" + (T - 9) + "000,\"url_expire\":" + T
                                        + "000,\"stream_expire\":" + T + "000,\"allow_ip\":\"203.0.113.0/24\"}")
                                + "&signature=x"),
                row(
                        LinkKind.OME_SIGNED_POLICY,
                        TEN,
                        "this one address",
                        List.of(),
                        "wss://o.example:3334/app/s?policy=" + b64("{\"url_expire\":" + T + "}") + "&signature=x",
                        "time-unit-wrong",
                        "plays-past-end"),
                row(LinkKind.HLS, null, "", List.of(), "https://a.example/live/index.m3u8?x=1"),
                row(LinkKind.PAGE, null, "", List.of(), "Hi, this does not work: https://a.example/watch/42. Thanks!"));
    }

    private static Stream<Row> oddities() {
        return Stream.of(
                row(LinkKind.UNKNOWN, null, "", List.of(), "javascript:alert(1)", "scheme-refused"),
                row(LinkKind.UNKNOWN, null, "", List.of(), "file:///etc/passwd", "scheme-refused"),
                row(LinkKind.UNKNOWN, null, "", List.of(), "the video is broken"),
                row(LinkKind.UNKNOWN, null, "", List.of(), ""),
                row(
                        LinkKind.PAGE,
                        null,
                        "",
                        List.of(),
                        "https://a.example/live/\r\n  index.m3u8?Expires=1&\n",
                        "link-broken"),
                row(LinkKind.PAGE, null, "", List.of(), "https://a.example/watch/42\nThanks."),
                row(LinkKind.UNKNOWN, null, "", List.of(), "https://", "address-malformed"),
                row(LinkKind.UNKNOWN, null, "", List.of(), "https://a.example:99999/", "address-malformed"),
                row(LinkKind.PAGE, null, "", List.of(), "https://video.ex\u0430mple.com/x", "host-lookalike"),
                row(LinkKind.PAGE, null, "", List.of(), "https://video.example.com@evil.example/x", "user-in-address"),
                row(
                        LinkKind.SLUICE_SHARE,
                        null,
                        "one asset",
                        List.of(),
                        "sluice://inspect?link=https%3A%2F%2Fw.example%2Fs%2F0123456789abcdefghij-_"),
                row(
                        LinkKind.HLS,
                        null,
                        "",
                        List.of(),
                        "https://a.example/a.m3u8?" + "x".repeat(20_000),
                        "link-too-long"));
    }

    @ParameterizedTest
    @MethodSource("links")
    void decodes(Row row) {
        var link = LinkDecoder.decode(row.link());

        assertThat(link.kind()).isEqualTo(row.kind());
        assertThat(link.expires().orElse(null)).isEqualTo(row.expires());
        assertThat(link.scope()).startsWith(row.scope());
        assertThat(link.bound()).containsAll(row.bound());
        assertThat(link.findings()).extracting(Finding::code).containsAll(row.findings());
        if (row.findings().isEmpty()) {
            assertThat(link.findings()).extracting(Finding::code).isSubsetOf("credential-in-query");
        }
        assertThat(link.revocation()).isNotBlank();
    }

    @Test
    void whatNoAddressCanBeMadeOfIsShownWithoutItsSecrets() {
        var link = LinkDecoder.decode("https://a.example:99999/?token=c2VjcmV0LXRva2Vu");

        assertThat(link.findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.evidence()).doesNotContain("c2VjcmV0"));
    }

    @Test
    void showsTimesInTheUnitTheyWereFoundIn() {
        var link = LinkDecoder.decode("https://d1.cloudfront.net/a?Expires=" + T + "000&Signature=a&Key-Pair-Id=K");

        assertThat(link.times()).singleElement().satisfies(t -> {
            assertThat(t.asFound()).isEqualTo(T + "000");
            assertThat(t.unit()).isEqualTo(Unit.MILLISECONDS);
            assertThat(t.instant()).isEqualTo(TEN);
        });
    }

    @Test
    void showsNoSecretAnywhere() throws Exception {
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        for (var row : links().toList()) {
            var link = LinkDecoder.decode(row.link());
            assertThat(link + json.writeValueAsString(link))
                    .doesNotContain("fded4c1133a50942")
                    .doesNotContain("1OULnuvGJVQvca6QnATewQ")
                    .doesNotContain("aiDhHXZGHidbDZZq")
                    .doesNotContain(OURS.substring(OURS.length() - 20));
        }
    }

    @Test
    void tellsWhoSignedAndWhatCouldEndIt() {
        var link = LinkDecoder.decode(OURS);

        assertThat(link.signer()).isEqualTo("https://sluice.example.com");
        assertThat(link.fields()).containsEntry("kid", "k1").containsEntry("lid", "s");
        assertThat(link.token()).isEqualTo(OURS);
    }
}
