package dev.sluice.media.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.media.Ffmpeg;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveChildTest {
    /** The reason is what it says last, just before it is gone. */
    @Test
    void aChildThatHasEndedHasSaidWhy() throws Exception {
        var ffmpeg = Ffmpeg.load();
        for (var round = 0; round < 20; round++) {
            try (var child = LiveChild.start(ffmpeg, List.of("-i", "secret-name.ts"), List.of("secret"), line -> {})) {
                assertThat(child.await()).isNotZero();
                assertThat(child.lastWords())
                        .contains("Error opening input files: No such file or directory")
                        .doesNotContain("secret");
            }
        }
    }
}
