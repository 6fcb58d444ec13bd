package dev.sluice.console.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Finding;
import dev.sluice.api.RenditionReport;
import dev.sluice.api.RenditionReport.SegmentReport;
import dev.sluice.api.Severity;
import dev.sluice.console.ui.Tone;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A report seen from the player: places, bars, variants, and where JavaFX has to be sent. */
class CheckedTest {
    private static final Finding BLOCKS = finding(
            Severity.BLOCKS,
            "v720/media.m3u8:80 s00037.m4s: first NAL type 1; v720/media.m3u8:82 s00038.m4s: first NAL type 1");
    private static final Finding WARNS = finding(Severity.WARNS, "master.m3u8:5 declares 4000000, measured 4710000");
    private static final CheckReport REPORT = new CheckReport(
            false,
            "stability",
            List.of(BLOCKS, WARNS),
            List.of(
                    rendition("Main", "audio", "audio/media.m3u8", null),
                    rendition("1920x1080", "video", "v1080/media.m3u8", 5_200_000L),
                    rendition("1280x720", "video", "v720/media.m3u8", 3_100_000L)));

    @Test
    void aFindingLeadsToTheFirstPlaceItNames() {
        var spots = new Spots(REPORT);

        assertThat(spots.of(BLOCKS)).contains(new Spot("v720/media.m3u8", 37, 148));
        assertThat(spots.of(WARNS)).isEmpty();
    }

    @Test
    void segmentsThatAFindingNamesAreMarkedInTheirRenditionOnly() {
        var checked = new Checked(REPORT);
        var bars = SegmentBars.of(REPORT, checked.rendition(1).orElseThrow());
        var others = SegmentBars.of(REPORT, checked.rendition(0).orElseThrow());

        assertThat(bars.bars().get(37).tone()).isEqualTo(Tone.BAD);
        assertThat(bars.bars().get(38).tone()).isEqualTo(Tone.BAD);
        assertThat(bars.bars()).filteredOn(bar -> bar.tone() == Tone.BAD).hasSize(2);
        assertThat(others.bars()).allMatch(bar -> bar.tone() == Tone.INFO);
        assertThat(bars.reference()).isEqualTo("declared peak 3.1 Mbit/s");
    }

    @Test
    void theBarUnderTheCursorIsTheSegmentThatPlays() {
        var bars = SegmentBars.of(REPORT, new Checked(REPORT).rendition(1).orElseThrow());

        assertThat(bars.at(0)).isZero();
        assertThat(bars.at(3.99)).isZero();
        assertThat(bars.at(4)).isEqualTo(1);
        assertThat(bars.at(9999)).isEqualTo(49);
    }

    @Test
    void variantsAreTheRenditionsWithPictures() {
        var checked = new Checked(REPORT);

        assertThat(checked.variant("v720/media.m3u8")).isEqualTo(1);
        assertThat(checked.variant("audio/media.m3u8")).isEqualTo(-1);
        assertThat(RenditionRow.of(REPORT))
                .extracting(RenditionRow::name)
                .containsExactly("1080p", "720p", "Main (sound)");
    }

    @Test
    void aJumpAimsAtTheSegmentAsThePlayerCountsThem() {
        var fragmented = SegmentTimes.of(new Checked(REPORT).rendition(0).orElseThrow());
        var packets = new SegmentTimes(List.of(0.0, 6.0, 12.0), false);

        assertThat(fragmented.aim(9)).isEqualTo(8);
        assertThat(fragmented.aim(3)).isZero();
        assertThat(packets.aim(9)).isEqualTo(6);
        assertThat(SegmentTimes.UNKNOWN.aim(9)).isEqualTo(9);
    }

    @Test
    void aJumpIsMadeInWholeSecondsWhichLandInTheSegmentMeant() {
        var uneven = List.of(0.0, 2.4, 4.8);

        assertThat(new SegmentTimes(uneven, true).aim(3)).isEqualTo(2);
        assertThat(new SegmentTimes(uneven, false).aim(3)).isEqualTo(3);
    }

    private static Finding finding(Severity severity, String evidence) {
        return new Finding("rule", severity, "Something is so.", evidence, "", null);
    }

    private static RenditionReport rendition(
            String name, String kind, String uri, @org.jspecify.annotations.Nullable Long bandwidth) {
        var segments = IntStream.range(0, 50)
                .mapToObj(i ->
                        new SegmentReport("s%05d.m4s".formatted(i), i * 4.0, 4, 4.0, 1_000_000, 2_000_000, true, 2.0))
                .toList();
        return new RenditionReport(
                name,
                kind,
                uri,
                null,
                "avc1.64001f",
                name,
                name,
                bandwidth,
                2_000_000L,
                null,
                2_000_000L,
                25.0,
                null,
                2.0,
                200,
                segments);
    }
}
