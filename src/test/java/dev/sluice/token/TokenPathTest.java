package dev.sluice.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenPathTest {
    @Test
    void takesTheTokenOffAndPutsItBack() {
        var path = TokenPath.split("/URISigningPackage=a.b.c/tour/v/1.m4s").orElseThrow();

        assertThat(path).isEqualTo(new TokenPath("a.b.c", "/tour/v/1.m4s"));
        assertThat(path.signed()).isEqualTo("/URISigningPackage=a.b.c/tour/v/1.m4s");
        assertThat(path.toString()).doesNotContain("a.b.c");
    }

    @Test
    void leavesOtherPathsAlone() {
        assertThat(TokenPath.split("/tour/v/1.m4s")).isEmpty();
        assertThat(TokenPath.split("/tour/URISigningPackage=a.b.c/x")).isEmpty();
        assertThat(TokenPath.split("/URISigningPackage=a.b.c")).isEmpty();
    }
}
