package dev.sluice.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {
    private static final String TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI0MiJ9.MEUCIQDv3dTtsecretpart";

    @Test
    void aSecretShowsItsEndsOnly() {
        assertThat(Masked.hide(TOKEN)).isEqualTo("eyJh…part");
        assertThat(Masked.hide("short")).isEqualTo("…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://v.example.com/" + TOKEN + "/720p/s1.m4s",
                "https://v.example.com/m.m3u8?token=" + TOKEN,
                "https://cdn.example.com/m.m3u8?Expires=1&Signature=MEUCIQDv3dTtsecretpart",
                "https://cdn.example.com/m.m3u8?hdnts=exp=1~hmac=MEUCIQDv3dTtsecretpart",
                "https://cdn.example.com/m.m3u8?Expires=1&Signature=secret&Key-Pair-Id=K2JCJMDEHXQW5F",
                "https://kim:secret@cdn.example.com/m.m3u8"
            })
    void aLinkLosesItsCredential(String link) {
        assertThat(Masked.link(link)).doesNotContain("secret").startsWith("https://");
    }

    @Test
    void aMegabyteIsCut() {
        assertThat(Masked.link("a".repeat(1_000_000)).length()).isLessThan(5000);
    }
}
