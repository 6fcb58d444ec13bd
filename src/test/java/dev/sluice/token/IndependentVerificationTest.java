package dev.sluice.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Risk;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of token minted, verified by the platform's signatures and regular expressions alone. */
class IndependentVerificationTest {
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    private final Tokens tokens = new Tokens();

    static List<Grant> grants() {
        var g = Tokens.session();
        return List.of(
                g,
                Tokens.link(),
                new Grant(
                        "s",
                        "a.b~c-d_e",
                        "c",
                        null,
                        Tokens.NOW,
                        1,
                        "s",
                        g.epochs(),
                        IpPrefix.parse("2001:db8::/32"),
                        "tv",
                        Risk.MEDIUM));
    }

    @ParameterizedTest
    @MethodSource("grants")
    void isAcceptedBySomebodyElse(Grant grant) throws Exception {
        var parts = tokens.mint(grant, 300).split("\\.");
        var header = text(parts[0]);
        var claims = text(parts[1]);

        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(publicKey(tokens.ring.jwks(), value(header, "kid")));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(value(header, "alg")).isEqualTo("ES256");
        assertThat(signature.verify(BASE64.decode(parts[2]))).isTrue();
        assertThat(claims)
                .contains("\"exp\":" + (Tokens.NOW.getEpochSecond() + 300))
                .contains("\"cdniv\":1");
        assertThat(claims).doesNotContain("jti").doesNotContain("cdniip").doesNotContain("cdnist");

        var container =
                Pattern.compile(value(claims, "cdniuc").replace("\\\\", "\\").substring("regex:".length()));
        var base = "https://video.example.com/" + grant.asset();
        assertThat(container.matcher(base + "/master.m3u8?CMCD=x").matches()).isTrue();
        assertThat(container.matcher(base + "/v/1.m4s").matches()).isEqualTo(grant.sid() != null);
        assertThat(container
                        .matcher("https://videoxexample.com/" + grant.asset() + "/master.m3u8")
                        .matches())
                .isFalse();
        assertThat(container.matcher(base + "x/master.m3u8").matches()).isFalse();
    }

    private static PublicKey publicKey(String jwks, String kid) throws Exception {
        var jwk = jwks.lines()
                .flatMap(l -> Pattern.compile("\\{[^{}]*}").matcher(l).results())
                .map(r -> r.group())
                .filter(k -> k.contains(kid))
                .findFirst()
                .orElseThrow();
        var curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(coordinate(jwk, "x"), coordinate(jwk, "y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger coordinate(String jwk, String name) {
        return new BigInteger(1, BASE64.decode(value(jwk, name)));
    }

    private static String value(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private static String text(String part) {
        return new String(BASE64.decode(part), StandardCharsets.UTF_8);
    }
}
