package dev.sluice.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.media.WrittenPlaylist.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenPlaylistTest {
    @Test
    void thePeakIsTheHeaviestRunOfAboutOneTargetDuration() {
        var list =
                playlist(6, new Segment("a", 6, 600_000), new Segment("b", 6, 900_000), new Segment("c", 6, 300_000));
        assertThat(list.peakBitRate()).isEqualTo(1_200_000);
        assertThat(list.averageBitRate()).isEqualTo(800_000);
    }

    @Test
    void aShortHeavyTailCountsOnlyTogetherWithItsNeighbour() {
        var list = playlist(6, new Segment("a", 6, 600_000), new Segment("b", 1, 400_000));
        assertThat(list.peakBitRate()).isEqualTo(Math.ceilDiv(8_000_000, 7));
    }

    @Test
    void aPlaylistShorterThanHalfATargetHasItsAverageForPeak() {
        assertThat(playlist(6, new Segment("a", 2, 100_000)).peakBitRate()).isEqualTo(400_000);
    }

    private static WrittenPlaylist playlist(int target, Segment... segments) {
        return new WrittenPlaylist(target, List.of(segments));
    }
}
