package dev.sluice.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Hostile tokens and addresses; {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -Dtest=VerifierFuzzTest#aTokenFromOutside} searches on. */
class VerifierFuzzTest {
    private final Tokens tokens = new Tokens();

    /** Input: a token, a line break, an address. Nobody outside can sign, so everything is refused. */
    @FuzzTest
    void aTokenFromOutside(byte[] input) {
        var lines = new String(input, StandardCharsets.UTF_8).split("\n", 2);

        assertThat(tokens.verify(lines[0], lines.length < 2 ? Tokens.MEDIA : lines[1]))
                .isInstanceOf(Verdict.Refused.class);
    }

    /** Input: claims that were signed with the right key. What is accepted keeps every promise of the profile. */
    @FuzzTest
    void claimsOfAColleague(byte[] input) {
        var verdict = tokens.verify(tokens.signed(new String(input, StandardCharsets.UTF_8)), Tokens.MEDIA);

        if (verdict instanceof Verdict.Accepted accepted) {
            assertThat(accepted.claims().expires()).isAfter(Tokens.NOW);
            assertThat(accepted.claims().expires()).isBeforeOrEqualTo(Tokens.NOW.plus(Verifier.MAX_LIFE));
            assertThat(accepted.claims().audience()).contains(Tokens.EDGES);
        }
    }

    /** Input: the path of an address. A good token opens nothing but its own asset. */
    @FuzzTest
    void aPathUnderAGoodToken(byte[] input) throws Denied {
        var uri = "https://video.example.com" + new String(input, StandardCharsets.UTF_8);

        if (tokens.verify(tokens.mint(Tokens.session(), 60), uri) instanceof Verdict.Accepted) {
            assertThat(RequestUri.normalise(uri).split("\\?", 2)[0])
                    .startsWith("https://video.example.com/tour/")
                    .doesNotContain("/../");
        }
    }
}
