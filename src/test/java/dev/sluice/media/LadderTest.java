package dev.sluice.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {
    @ParameterizedTest
    @CsvSource({
        "1280, 720, 1280x720 854x480 640x360",
        "1920, 1080, 1920x1080 1280x720 854x480 640x360",
        "3840, 2160, 1920x1080 1280x720 854x480 640x360",
        "1080, 1920, 1080x1920 720x1280 480x854 360x640",
        "640, 360, 640x360 426x240 256x144",
        "101, 77, 100x76",
        "3, 3, 16x16",
    })
    void climbsDownFromTheSourceAndNeverUp(int width, int height, String expected) {
        assertThat(ladder(width, height, 30).renditions())
                .extracting(r -> r.width() + "x" + r.height())
                .containsExactly(expected.split(" "));
    }

    @Test
    void ratesFallWithTheSizeAndRiseWithTheFrameRate() {
        var calm = ladder(1280, 720, 30).renditions();
        var fast = ladder(1280, 720, 60).renditions();
        assertThat(calm).extracting(Rendition::videoBitRate).isSortedAccordingTo((a, b) -> b - a);
        assertThat(calm.getFirst().videoBitRate()).isEqualTo(2_800_000);
        assertThat(fast.getFirst().videoBitRate()).isBetween(3_500_000, 4_500_000);
    }

    @Test
    void noMoreThanSixtyFrames() {
        assertThat(ladder(1280, 720, 119.88).renditions().getFirst().fps()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({
        "640, 360, 30, 3.0",
        "1280, 720, 30, 3.1",
        "1280, 720, 60, 3.2",
        "1920, 1080, 30, 4.0",
        "1920, 1080, 60, 4.2"
    })
    void declaresTheLevelThatCarriesIt(int width, int height, double fps, String level) {
        assertThat(new Rendition(width, height, fps, 1).level()).isEqualTo(level);
    }

    private static Ladder ladder(int width, int height, double fps) {
        return Ladder.of(new Source.Video(0, "h264", width, height, fps), Profile.VOD);
    }
}
