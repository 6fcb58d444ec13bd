package dev.sluice.console.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.Problem;
import dev.sluice.console.Desks;
import dev.sluice.console.ui.Times;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the workspace says about assets, positions, renditions and files on their way. */
class PreviewWordsTest {
    private static final Asset.Readiness BLOCKED =
            new Asset.Readiness(false, 1, 2, 41, 7, Desks.NOON.minusSeconds(120));

    @Test
    void anAssetSaysItsStateWithTheReason() {
        assertThat(AssetWords.state(asset(AssetState.NOT_READY, BLOCKED, null)))
                .isEqualTo("not ready: 1 blocks, 2 warn");
        assertThat(AssetWords.state(asset(AssetState.PUBLISHED, clean(), null))).isEqualTo("published");
        assertThat(AssetWords.line(asset(AssetState.NOT_READY, BLOCKED, null), new Times(Desks.clock()), 3))
                .isEqualTo("added today 12:02 by kim · checked 2 min ago · profile stability · 3 renditions · 48:10");
    }

    @Test
    void aPreparationSaysHowFarItIsAndHowLongItTakes() {
        var progress = new Asset.Progress("preparing", 0.43, 70L);
        assertThat(AssetWords.progress(asset(AssetState.PREPARING, null, progress)))
                .isEqualTo("preparing 43 % · 1 min 10 s left");
        assertThat(AssetWords.progress(asset(AssetState.PREPARING, null, null))).isEqualTo("waiting");
    }

    @Test
    void theGateSaysWhyItIsShut() {
        assertThat(AssetWords.notPublishable(null)).contains("no asset");
        assertThat(AssetWords.notPublishable(asset(AssetState.NOT_READY, BLOCKED, null)))
                .isEqualTo("One finding blocks it: mend it, then check again.");
        assertThat(AssetWords.notPublishable(asset(AssetState.PUBLISHED, clean(), null)))
                .contains("already");
        assertThat(AssetWords.notPublishable(asset(AssetState.READY, clean(), null)))
                .isEmpty();
        assertThat(AssetWords.notPublishable(asset(AssetState.WITHDRAWN, clean(), null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, 0:07", "2890, 48:10", "3723, 1:02:03", "-1, –:––"})
    void positionsReadLikeOnAPlayer(double seconds, String said) {
        assertThat(Timecode.of(seconds)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"1280x720, 720p", "'1920x1080, 5.4 Mbit/s', 1080p", "720x1280, 720p", "English, English"})
    void sizesHaveTheNamesPeopleUse(String label, String said) {
        assertThat(RenditionRow.shortName(label)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "12400000, 40000000, 0.5, 12.4 of 40.0 MB",
        "10000000, 40000000, 5, 10.0 of 40.0 MB · 15 s left",
        "40000000, 40000000, 9, 40.0 of 40.0 MB"
    })
    void aFileOnItsWaySaysHowLongItTakesOnceThatIsKnown(long sent, long total, double seconds, String said) {
        assertThat(Pace.words(sent, total, seconds)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/api/v1/assets/x/media/v720/init.mp4?t=1, v720/init.mp4",
        "http://h/8c1f77aa3b2e/master.m3u8, master.m3u8",
        "http://h, h"
    })
    void requestsAreNamedByTheirFile(String url, String said) {
        assertThat(RequestRows.name(url)).isEqualTo(said);
    }

    private static Asset.Readiness clean() {
        return new Asset.Readiness(true, 0, 0, 49, 5, Desks.NOON);
    }

    private static Asset asset(
            AssetState state, Asset.@Nullable Readiness readiness, Asset.@Nullable Progress progress) {
        @Nullable Problem failure = null;
        return new Asset(
                "a1",
                "Match day",
                state,
                "stability",
                1,
                2_890_000L,
                progress,
                readiness,
                failure,
                Desks.NOON.minusSeconds(3600),
                "kim");
    }
}
