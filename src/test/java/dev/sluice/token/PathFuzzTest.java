package dev.sluice.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Request paths. {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -Dtest=PathFuzzTest} searches on. */
class PathFuzzTest {
    /** A token is taken off as it stands, and what is left normalises to one form that holds no dots and stays itself. */
    @FuzzTest
    void aPathFromOutside(byte[] input) {
        String path = new String(input, StandardCharsets.UTF_8);
        TokenPath.split(path).ifPresent(split -> {
            assertThat(split.signed()).isEqualTo(path);
            assertThat(split.token()).doesNotContain("/");
            assertThat(split.path()).startsWith("/");
            assertThat(split.toString()).doesNotContain(split.token().isEmpty() ? "\0" : "=" + split.token() + "/");
        });
        try {
            String once =
                    RequestUri.normalise("https://video.example.com" + (path.startsWith("/") ? path : "/" + path));
            assertThat(RequestUri.normalise(once)).isEqualTo(once);
            assertThat(once.split("\\?", 2)[0].split("/")).doesNotContain("..", ".");
        } catch (Denied denied) {
            assertThat(denied.refused().code()).isEqualTo(DenyCode.URI);
        }
    }
}
