package dev.sluice.token.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Signatures made as their vendors make them: each holds under its key, and under no other or when a byte is changed. */
class SignatureTest {
    private static final String SECRET = "52a152a152a152a152a152a152a152a1";

    @Test
    void aJsonWebTokenUnderAKeySet() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(),
                new JWTClaimsSet.Builder().issuer("a").build());
        jwt.sign(new ECDSASigner(key));
        var other = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();

        assertThat(code(jwt.serialize(), new JWKSet(key.toPublicJWK()).toString()))
                .isEqualTo("signature-holds");
        assertThat(code(jwt.serialize(), new JWKSet(other.toPublicJWK()).toString()))
                .isEqualTo("signature-broken");
        assertThat(code(jwt.serialize(), "")).isEqualTo("signature-not-checked");
    }

    @Test
    void aJsonWebTokenUnderASecret() throws Exception {
        var jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder().issuer("a").build());
        jwt.sign(new MACSigner(SECRET));

        assertThat(code(jwt.serialize(), SECRET)).isEqualTo("signature-holds");
        assertThat(code(jwt.serialize(), SECRET.replace('1', '2'))).isEqualTo("signature-broken");
    }

    @Test
    void aCloudFrontLinkWithACannedPolicy() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).generate();
        var policy = "{\"Statement\":[{\"Resource\":\"https://d1.cloudfront.net/a.m3u8\",\"Condition\":"
                + "{\"DateLessThan\":{\"AWS:EpochTime\":1795420000}}}]}";
        var signer = java.security.Signature.getInstance("SHA1withRSA");
        signer.initSign(key.toPrivateKey());
        signer.update(policy.getBytes(StandardCharsets.UTF_8));
        var link = "https://d1.cloudfront.net/a.m3u8?Expires=1795420000&Key-Pair-Id=K2&Signature="
                + Base64.getEncoder()
                        .encodeToString(signer.sign())
                        .replace('+', '-')
                        .replace('=', '_')
                        .replace('/', '~');
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.toPublicKey().getEncoded()) + "\n-----END PUBLIC KEY-----";

        assertThat(code(link, pem)).isEqualTo("signature-holds");
        assertThat(code(link.replace("1795420000", "1795429999"), pem)).isEqualTo("signature-broken");
    }

    @Test
    void anAkamaiTokenForAFolder() throws Exception {
        var token = "st=1508777863~exp=1508777893~acl=/path/*";
        var link = "https://e.akamaized.net/path/a.ts?hdnts=" + token + "~hmac="
                + HexFormat.of().formatHex(mac("HmacSHA256", HexFormat.of().parseHex(SECRET), token));

        assertThat(code(link, SECRET)).isEqualTo("signature-holds");
        assertThat(code(link.replace("exp=1508777893", "exp=1999999999"), SECRET))
                .isEqualTo("signature-broken");
    }

    @Test
    void aSignedPolicyOfOvenMediaEngine() throws Exception {
        var signed = "https://o.example/app/s/llhls.m3u8?policy=" + Links.b64("{\"url_expire\":1795420000000}");
        var link = signed + "&signature="
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac("HmacSHA1", SECRET.getBytes(StandardCharsets.UTF_8), signed));

        assertThat(code(link, SECRET)).isEqualTo("signature-holds");
        assertThat(code(link.replace("/s/", "/t/"), SECRET)).isEqualTo("signature-broken");
    }

    /** The key of RFC 8392, appendix A.2.3. */
    @Test
    void theSignedTokenOfTheStandard() throws Exception {
        var key = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "kty",
                        "EC",
                        "crv",
                        "P-256",
                        "x",
                        hex("143329cce7868e416927599cf65a34f3ce2ffda55a7eca69ed8919a394d42f0f"),
                        "y",
                        hex("60f7f1a780d8a783bfb7a2dd6b2796e8128dbbcef9d3d168db9529971a36e7b9")));

        assertThat(code("CAT=" + Links.RFC8392_SIGNED, key)).isEqualTo("signature-holds");
        assertThat(code("CAT=" + Links.cat(1795420000), SECRET)).isEqualTo("signature-broken");
    }

    private static String hex(String coordinate) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(coordinate));
    }

    private static byte[] mac(String algorithm, byte[] secret, String text) throws Exception {
        var mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret, algorithm));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(String link, String keys) {
        return Signature.check(LinkDecoder.decode(link), VerificationKeys.read(keys))
                .orElseThrow()
                .code();
    }
}
