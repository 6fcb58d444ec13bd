package dev.sluice.hls.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrisTest {
    /** RFC 3986 5.4, as far as references occur in playlists. */
    @ParameterizedTest
    @CsvSource({
        "g:h, g:h",
        "g, http://a/b/c/g",
        "./g, http://a/b/c/g",
        "g/, http://a/b/c/g/",
        "/g, http://a/g",
        "//g, http://g",
        "?y, http://a/b/c/d;p?y",
        "g?y, http://a/b/c/g?y",
        "g?y/./x, http://a/b/c/g?y/./x",
        "../g, http://a/b/g",
        "../../../g, http://a/g",
        "./../g, http://a/b/g",
        "g/../h, http://a/b/c/h",
        ".., http://a/b/",
    })
    void resolvesAsTheStandardSays(String reference, String expected) {
        assertThat(Uris.resolve("http://a/b/c/d;p?q", reference)).isEqualTo(expected);
    }

    @Test
    void keepsWhatJavaRefuses() {
        assertThat(Uris.resolve("folder:/x/m.m3u8", "s%d {a}.ts")).isEqualTo("folder:/x/s%d {a}.ts");
        assertThat(Uris.resolve("folder:/x/m.m3u8", "../../../etc/passwd")).isEqualTo("folder:/etc/passwd");
    }

    @Test
    void neverInheritsTheQuery() {
        assertThat(Uris.resolve("https://a/m.m3u8?token=1/2", "s.ts")).isEqualTo("https://a/s.ts");
    }
}
