package dev.sluice.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    /** Every text holds the word S3cr3tV4lue, which must be gone, and shows what has to stay. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https://cdn.example/a.m3u8?Expires=17&Signature=S3cr3tV4lue~x&Key-Pair-Id=K1 | Expires=17",
                "https://cdn.example/a.m3u8?Policy=S3cr3tV4lue&Signature=S3cr3tV4lue | cdn.example/a.m3u8",
                "https://e.example/a?hdnts=st=1~exp=2~acl=/x/*~hmac=S3cr3tV4lue | e.example/a",
                "hdnts=exp=2~acl=/x y/*~hmac=S3cr3tV4lue | hdnts",
                "https://e.example/hdntl=exp=2~acl=/*~hmac=S3cr3tV4lue/a.ts | e.example",
                "https://z.b-cdn.net/a?token=HS256-S3cr3tV4lue&expires=1598024587 | expires=1598024587",
                "https://z.b-cdn.net/bcdn_token=S3cr3tV4lue&expires=1/a/b.ts | z.b-cdn.net",
                "https://n.example/a?md5=S3cr3tV4lue&expires=9 | expires=9",
                "https://n.example/a?st=S3cr3tV4lue00000000000&e=9 | e=9",
                "https://o.example:3334/app/x?policy=eyJ1cmwiS3cr3tV4lue&signature=S3cr3tV4lue | /app/x",
                "https://g.example/v/edge-cache-token=Expires=1~hmac=S3cr3tV4lue/m.m3u8 | g.example/v",
                "https://user:S3cr3tV4lue@host.example/x | host.example/x",
                "curl -H 'Authorization: Bearer S3cr3tV4lue' https://h.example/ | https://h.example/",
                "curl -H 'Cookie: CloudFront-Signature=S3cr3tV4lue; a=b' https://h.example/ | https://h.example/",
                "X-API-Key: S3cr3tV4lue | X-API-Key",
                "sluice://inspect?link=https%3A%2F%2Fx.example%2F%3Ftoken%3DS3cr3tV4lue | x.example",
                "{\"kty\":\"EC\",\"d\":\"S3cr3tV4lue\",\"x\":\"public\"} | \"x\":\"public\"",
                "{\"token\": \"S3cr3tV4lue\", \"handle\":\"h\"} | \"handle\":\"h\"",
                "password=S3cr3tV4lue other | other",
                "key slk_S3cr3tV4lue-_x was made | was made",
                "rtmps://live.example/app?streamkey=S3cr3tV4lue | live.example/app"
            })
    void masksTheSecretAndLeavesTheRest(String text, String stays) {
        var masked = Secrets.mask(text);

        assertThat(masked).doesNotContain("S3cr3tV4lue").contains("***").contains(stays);
        assertThat(Secrets.mask(masked)).isEqualTo(masked);
    }

    @Test
    void masksOurOwnTokensAndKeysWhereverTheyStand() {
        var tokens = new Tokens();
        var jwt = tokens.mint(Tokens.session(), 60);
        var texts = List.of(
                "https://v.example/URISigningPackage=" + jwt + "/tour/master.m3u8",
                "refused " + jwt + ".",
                "URISigningPackage%3D" + jwt,
                tokens.ring.active().privateJwk());

        for (var text : texts) {
            assertThat(Secrets.mask(text))
                    .doesNotContain(jwt.substring(20, 40))
                    .doesNotContain(jwt.substring(jwt.length() - 20))
                    .doesNotContainPattern("\"d\":\"[A-Za-z0-9]");
        }
        assertThat(Secrets.mask(texts.getFirst())).endsWith("/tour/master.m3u8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://video.example.com/tour/master.m3u8?CMCD=br%3D3200",
                "The key facts: a token was refused, category=sport, monkey=1",
                "/s/0123456789abcdefghijkl",
                ""
            })
    void leavesOrdinaryTextAlone(String text) {
        assertThat(Secrets.mask(text)).isEqualTo(text);
    }

    @Test
    void isFastOnHostileText() {
        for (var piece :
                List.of("eyJ.", "token=", "://a", "-----BEGIN PRIVATE KEY-----", "\"d\":\"", "bearer ", "a-", "x_")) {
            var text = piece.repeat(500_000 / piece.length());
            assertThat(Cpu.spent(() -> Secrets.mask(text))).as(piece).isLessThan(Duration.ofSeconds(3));
        }
    }
}
