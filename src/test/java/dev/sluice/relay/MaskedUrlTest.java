package dev.sluice.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://h/URISigningPackage=eyJh.eyJi.sig/a/v.m3u8, https://h/URISigningPackage=…/a/v.m3u8",
        "https://h/a.ts?Policy=abc&Signature=x~y&Key-Pair-Id=K1, https://h/a.ts?Policy=…&Signature=…&Key-Pair-Id=…",
        "https://h/a.ts?hdnts=exp=1~acl=/*~hmac=ff&x=1, https://h/a.ts?hdnts=…&x=1",
        "https://h/a.ts?expires=123&md5=Zm9v, https://h/a.ts?expires=123&md5=…",
        "https://h/eyJhbGciOiJ.eyJzdWIiOi.c2ln/a.ts, https://h/…/a.ts",
        "https://me:pw@h/a.ts, https://…@h/a.ts",
        "https://h/a.ts?start=5&quality=high, https://h/a.ts?start=5&quality=high",
    })
    void secretsGoAndTheRestStays(String url, String shown) {
        assertThat(MaskedUrl.of(url)).isEqualTo(shown);
    }
}
