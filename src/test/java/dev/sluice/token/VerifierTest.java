package dev.sluice.token;

import static dev.sluice.token.Tokens.EDGES;
import static dev.sluice.token.Tokens.ISSUER;
import static dev.sluice.token.Tokens.MEDIA;
import static dev.sluice.token.Tokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dev.sluice.api.Fault;
import dev.sluice.api.Risk;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
    private final Tokens tokens = new Tokens();

    @Test
    void aMintedTokenIsAcceptedWithAllItSays() {
        var verdict = tokens.verify(tokens.mint(Tokens.session(), 300), MEDIA);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, a -> {
            assertThat(a.claims().grant()).isEqualTo(Tokens.session());
            assertThat(a.claims().expires()).isEqualTo(NOW.plusSeconds(300));
            assertThat(a.claims().kid()).isEqualTo(tokens.ring.active().kid());
            assertThat(a.claims().audience()).containsExactly(EDGES);
        });
    }

    @Test
    void whatWasSignedHereIsJudgedAsWhatCameFromElsewhere() {
        var own = tokens.minter(tokens.verifier::signedHere)
                .mint(Tokens.session(), NOW.minusSeconds(30), NOW.plusSeconds(300), NOW);
        var other = new Verifier(tokens.ring::verificationKeys, ISSUER, 10);

        assertThat(tokens.verify(own, MEDIA)).isEqualTo(other.verify(own, MEDIA, EDGES, NOW));
        assertThat(tokens.denied(own, "https://video.example.com/other/x")).isEqualTo(DenyCode.URI);
        assertThat(tokens.verifier.verify(own, MEDIA, EDGES, NOW.plusSeconds(300)))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class, r -> assertThat(r.code()).isEqualTo(DenyCode.EXPIRED));
        var altered = own.substring(0, own.length() - 2) + (own.endsWith("AA") ? "BB" : "AA");
        assertThat(tokens.denied(altered, MEDIA)).isEqualTo(DenyCode.SIGNATURE);
        tokens.ring.kill(tokens.ring.active().kid(), NOW);
        assertThat(tokens.verify(own, MEDIA)).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://video.example.com/tour/master.m3u8",
                "http://127.0.0.1:8700/tour/a/b/c.m4s?CMCD=br%3D3200",
                "http://[::1]:8700/tour/x",
                "HTTPS://Video.Example.com:443/tour/x",
                "https://video.example.com/%74our/v/../x",
                "https://video.example.com/other/%2e%2E/tour/x?_HLS_msn=4"
            })
    void opensItsAssetOnItsHosts(String uri) {
        assertThat(tokens.denied(tokens.mint(Tokens.session(), 300), uri)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://video.example.com/other/x",
                "https://video.example.com/tour",
                "https://video.example.com/tour2/x",
                "https://video.example.com.evil.example/tour/x",
                "https://evil.example/video.example.com/tour/x",
                "https://video.example.com@evil.example/tour/x",
                "https://video.example.com/tour/../other/x",
                "https://video.example.com/tour/%2e%2e/other/x",
                "https://video.example.com/tour/.%2E/other/x",
                "https://video.example.com/tour/%2E%2e/other/x",
                "https://video.example.com/tour/..%2fother/x",
                "https://video.example.com/tour/..%5Cother/x",
                "https://video.example.com/tour/..\\other/x",
                "https://video.example.com/tour/%252e%252e/other/x",
                "https://video.example.com/tour//../../other/x",
                "https://video.example.com/tour/%00",
                "https://video.example.com/tour/%zz",
                "https://video.example.com/tour/%",
                "https://video.example.com/tour/x y",
                "https://video.example.com/tour/x?a\r\nb",
                "https://video.example.com/tour/x#y",
                "ftp://video.example.com/tour/x",
                "/tour/x",
                ""
            })
    void opensNothingElse(String uri) {
        assertThat(tokens.denied(tokens.mint(Tokens.session(), 300), uri)).isEqualTo(DenyCode.URI);
    }

    @Test
    void aLinkTokenOpensTheMultivariantPlaylistOnly() {
        var link = tokens.mint(Tokens.link(), 300);

        assertThat(tokens.denied(link, "https://video.example.com/tour/master.m3u8"))
                .isNull();
        assertThat(tokens.denied(link, "https://video.example.com/tour/master.m3u8?x=1"))
                .isNull();
        assertThat(tokens.denied(link, "https://video.example.com/tour/master.m3u8x"))
                .isEqualTo(DenyCode.URI);
        assertThat(tokens.denied(link, MEDIA)).isEqualTo(DenyCode.URI);
    }

    @Test
    void timesHaveNoLeeway() {
        var jwt = tokens.minter.mint(Tokens.session(), NOW, NOW.plusSeconds(60), NOW);

        assertThat(at(jwt, NOW.minusMillis(1))).isEqualTo(DenyCode.NOT_YET_VALID);
        assertThat(at(jwt, NOW)).isNull();
        assertThat(at(jwt, NOW.plusMillis(59_999))).isNull();
        assertThat(at(jwt, NOW.plusSeconds(60))).isEqualTo(DenyCode.EXPIRED);
    }

    private DenyCode at(String jwt, Instant when) {
        return tokens.verifier.verify(jwt, MEDIA, EDGES, when) instanceof Verdict.Refused refused
                ? refused.code()
                : null;
    }

    @Test
    void isMeantForItsEdgesOnly() {
        var jwt = tokens.mint(Tokens.session(), 300);

        assertThat(tokens.verifier.verify(jwt, MEDIA, "others", NOW))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class, r -> assertThat(r.code()).isEqualTo(DenyCode.AUDIENCE));
    }

    /** One claim of a good token replaced, or removed where the value is empty. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "iss, `\"evil\"`, ISSUER",
                "iss, , ISSUER",
                "iss, 5, MALFORMED",
                "aud, , AUDIENCE",
                "aud, `[5]`, AUDIENCE",
                "aud, `{\"a\":\"edges\"}`, AUDIENCE",
                "exp, , EXPIRED",
                "exp, 1795428900000, EXPIRED",
                "exp, 9223372036854775807, EXPIRED",
                "exp, 99999999999999999999, EXPIRED",
                "exp, 1795428900.5, EXPIRED",
                "exp, `\"1795428900\"`, EXPIRED",
                "exp, -5, EXPIRED",
                "nbf, , NOT_YET_VALID",
                "nbf, 1.5, NOT_YET_VALID",
                "cdniv, , VERSION",
                "cdniv, 2, VERSION",
                "cdnicrit, `\"x\"`, CRITICAL",
                "jti, `\"once\"`, SINGLE_USE",
                "cdniip, `\"x\"`, ADDRESS",
                "cdnistt, 1, RENEWAL",
                "cdniets, 30, RENEWAL",
                "cdniuc, , URI",
                "cdniuc, `\"regex:https://video.example.com/tour/.*\"`, URI",
                "cdniuc, `\"regex:^https://video.example.com/(((\"`, URI",
                "cdniuc, `\"regex:^https://video.example.com/other/.*$\"`, URI",
                "cdniuc, `\"regex:^(((a{1000}){1000}){1000})$\"`, URI",
                "cdniuc, `\"regex:^(a{9}{9}{9}{9}{9}{9}{9}{9}{9})$\"`, URI",
                "cdniuc, `\"regex:^(a{0,999999999999999999999})$\"`, URI",
                "cdniuc, `\"glob:*\"`, URI",
                "ep, , MALFORMED",
                "ep, `[1,2,3]`, MALFORMED",
                "ep, `[1,2,3,4,-5]`, MALFORMED",
                "lid, , MALFORMED",
                "as, 5, MALFORMED",
                "lc, , MALFORMED",
                "sx, 4294967296, MALFORMED",
                "ip, `\"example.com/24\"`, MALFORMED",
            })
    void refusesWhatTheProfileForbids(String claim, String value, DenyCode code) throws Exception {
        var good = StrictJson.fromBase64Url(tokens.mint(Tokens.session(), 300).split("\\.")[1])
                .orElseThrow();
        good.remove(claim);
        var rest = good.toString();
        var bad = value == null ? rest : rest.substring(0, rest.length() - 1) + ",\"" + claim + "\":" + value + "}";

        assertThat(tokens.denied(tokens.signed(bad), MEDIA)).isEqualTo(code);
    }

    @Test
    void aRegularExpressionOfSomebodyElseIsMatchedInLinearTime() {
        var jwt = tokens.signed(claims("regex:^https://video.example.com/(a+)+(a*)*b$"));
        var uri = "https://video.example.com/" + "a".repeat(8000);

        assertThat(Cpu.spent(() -> assertThat(tokens.denied(jwt, uri)).isEqualTo(DenyCode.URI)))
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void duplicateClaimsAreRefusedHoweverTheyAreSpelled() {
        var good = claims("regex:^https://video.example.com/tour/[^?]*(\\\\?.*)?$");
        var later = good.replaceFirst("\\{", "{\"exp\":" + (NOW.getEpochSecond() + 9000) + ",");
        var escaped = good.replaceFirst("\\{", "{\"\\\\u0065xp\":" + (NOW.getEpochSecond() + 9000) + ",");

        assertThat(tokens.denied(tokens.signed(good), MEDIA)).isNull();
        assertThat(tokens.denied(tokens.signed(later), MEDIA)).isEqualTo(DenyCode.MALFORMED);
        assertThat(tokens.denied(tokens.signed(escaped), MEDIA)).isEqualTo(DenyCode.MALFORMED);
    }

    private static String claims(String container) {
        var now = NOW.getEpochSecond();
        return """
            {"iss":"%s","aud":"%s","iat":%d,"nbf":%d,"exp":%d,"cdniv":1,"cdniuc":"%s","lid":"s","as":"tour","ch":"c",\
            "lc":%d,"ep":[0,0,0,0,0]}""".formatted(ISSUER, EDGES, now, now, now + 60, container, now * 1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a.b.c",
                "e30.e30.e30",
                "e30.e30.",
                "eyJhbGciOiJub25lIn0.e30.",
                "W10.W10.W10",
                "🂡.🂡.🂡"
            })
    void refusesWhatIsNoToken(String text) {
        assertThat(tokens.denied(text, MEDIA)).isIn(DenyCode.MALFORMED, DenyCode.SIGNATURE);
    }

    @Test
    void refusesOversizedTokensInBoundedTime() {
        var eightKilobytes = tokens.signed("{\"x\":\"" + "y".repeat(8192) + "\"}");
        var huge = "x".repeat(50_000_000);

        assertThat(Cpu.spent(() -> {
                    assertThat(tokens.denied(eightKilobytes, MEDIA)).isEqualTo(DenyCode.MALFORMED);
                    assertThat(tokens.denied(huge, MEDIA)).isEqualTo(DenyCode.MALFORMED);
                    assertThat(tokens.denied("[".repeat(4000) + ".e30.x", MEDIA))
                            .isEqualTo(DenyCode.MALFORMED);
                }))
                .isLessThan(Duration.ofMillis(500));
    }

    @Test
    void theAlgorithmHangsOnTheKey() throws Exception {
        var good = tokens.mint(Tokens.session(), 300).split("\\.");
        var kid = tokens.ring.active().kid();
        var none = header("{\"alg\":\"none\",\"kid\":\"" + kid + "\"}") + "." + good[1] + ".";
        var publicKey = tokens.ring.active().publicJwk().getBytes(StandardCharsets.UTF_8);
        var forged = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), new Payload("{}"));
        forged.sign(new MACSigner(publicKey));
        var unknown = header("{\"alg\":\"ES256\",\"kid\":\"x\"}") + "." + good[1] + "." + good[2];
        var zero = good[0] + "." + good[1] + "." + "A".repeat(86);
        var critical = header("{\"alg\":\"ES256\",\"crit\":[\"b64\"],\"b64\":false,\"kid\":\"" + kid + "\"}") + "."
                + good[1] + "." + good[2];

        assertThat(tokens.denied(none, MEDIA)).isEqualTo(DenyCode.SIGNATURE);
        assertThat(tokens.denied(forged.serialize(), MEDIA)).isEqualTo(DenyCode.SIGNATURE);
        assertThat(tokens.denied(unknown, MEDIA)).isEqualTo(DenyCode.SIGNATURE);
        assertThat(tokens.denied(zero, MEDIA)).isEqualTo(DenyCode.SIGNATURE);
        assertThat(tokens.denied(critical, MEDIA)).isEqualTo(DenyCode.CRITICAL);
    }

    private static String header(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyCharacterOfTheTokenIsCoveredByTheSignature() {
        var jwt = tokens.mint(Tokens.session(), 300);
        for (var i = 0; i < jwt.length() - 1; i += 7) {
            var other = jwt.charAt(i) == 'A' ? 'B' : 'A';
            var changed = jwt.substring(0, i) + other + jwt.substring(i + 1);
            assertThat(tokens.verify(changed, MEDIA)).as("at %d", i).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void bindsToAddressAndDevice() throws Exception {
        var g = Tokens.session();
        var bound = new Grant(
                g.share(),
                g.asset(),
                g.channel(),
                null,
                NOW,
                7,
                "s",
                g.epochs(),
                IpPrefix.parse("203.0.113.0/25"),
                "tv",
                Risk.LOW);
        var verdict = (Verdict.Accepted) tokens.verify(tokens.mint(bound, 300), MEDIA);
        var inside = InetAddress.ofLiteral("::ffff:203.0.113.9");

        assertThat(verdict.claims().contextRefusal(inside, "tv")).isEmpty();
        assertThat(verdict.claims().contextRefusal(inside, "mobile")).isPresent();
        assertThat(verdict.claims().contextRefusal(inside, null)).isPresent();
        for (var outside : List.of("203.0.113.128", "203.0.112.9", "2001:db8::1")) {
            assertThat(verdict.claims().contextRefusal(InetAddress.ofLiteral(outside), "tv"))
                    .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo(DenyCode.ADDRESS));
        }
    }

    @Test
    void mintsNothingThatLivesTooLong() {
        assertThatThrownBy(() -> tokens.mint(Tokens.session(), 86_401)).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> tokens.mint(Tokens.session(), 0)).isInstanceOf(Fault.class);
        assertThat(tokens.denied(tokens.mint(Tokens.session(), 86_400), MEDIA)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", ".", "", "a?b", "a%2e"})
    void mintsForNoAssetThatIsAPath(String asset) {
        var g = Tokens.session();
        var odd = new Grant("s", asset, "c", null, NOW, 1, "s", g.epochs(), null, null, Risk.LOW);

        assertThatThrownBy(() -> tokens.mint(odd, 60)).isInstanceOf(Fault.class);
    }
}
