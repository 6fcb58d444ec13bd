package dev.sluice.hls.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.hls.Lab;
import dev.sluice.hls.walk.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The report of each lab asset names what is wrong with it, and nothing else. */
class LabTruthTest {
    record Truth(String playlist, boolean ready, List<String> wrong) {
        @Override
        public String toString() {
            return playlist;
        }
    }

    private static Truth ready(String playlist, String... warns) {
        return new Truth(playlist, true, List.of(warns));
    }

    private static Truth not(String playlist, String... wrong) {
        return new Truth(playlist, false, List.of(wrong));
    }

    static Stream<Truth> truths() {
        return !Lab.present()
                ? Stream.empty()
                : Stream.of(
                        ready("ts_good/media.m3u8"),
                        ready("ts_gop10/media.m3u8", "keyframe-gap"),
                        not("extinf_lie/media.m3u8", "extinf-mismatch"),
                        not("open_gop/media.m3u8", "segment-not-idr"),
                        ready("aes128/media.m3u8"),
                        ready("byterange/media.m3u8", "uri-not-escaped"),
                        ready("discontinuity/media.m3u8"),
                        not("discontinuity/media_missing_tag.m3u8", "discontinuity-missing"),
                        ready("audio_24k_mono/media.m3u8", "audio-bit-rate", "audio-not-stereo"),
                        not("truncated_segment/media.m3u8", "segment-truncated"),
                        ready("fmp4_demuxed/master.m3u8", "single-bit-rate", "i-frames-missing"),
                        ready("fmp4_demuxed/master_signed_query.m3u8", "single-bit-rate", "i-frames-missing"),
                        not(
                                "fmp4_demuxed/master_undefined_group.m3u8",
                                "group-undefined",
                                "single-bit-rate",
                                "i-frames-missing"),
                        not(
                                "fmp4_demuxed/master_dup_name.m3u8",
                                "rendition-name-repeated",
                                "single-bit-rate",
                                "i-frames-missing"),
                        not(
                                "fmp4_demuxed/master_two_defaults.m3u8",
                                "several-defaults",
                                "single-bit-rate",
                                "i-frames-missing"),
                        ready("fmp4_demuxed/v/media.m3u8"),
                        ready("fmp4_demuxed/en/media.m3u8"),
                        ready("fmp4_demuxed/sub/media.m3u8"),
                        ready("ladder/master_accurate.m3u8", "i-frames-missing"),
                        not(
                                "ladder/master_understated_50.m3u8",
                                "bandwidth-mismatch",
                                "average-bandwidth-mismatch",
                                "i-frames-missing"),
                        not(
                                "ladder/master_overstated_300.m3u8",
                                "bandwidth-mismatch",
                                "average-bandwidth-mismatch",
                                "i-frames-missing"),
                        not("ladder/master_codecs_mismatch.m3u8", "codecs-mismatch", "i-frames-missing"),
                        ready("ladder/master_resolution_mismatch.m3u8", "resolution-mismatch", "i-frames-missing"),
                        not(
                                "ladder/master_no_codecs.m3u8",
                                "codecs-missing",
                                "resolution-missing",
                                "frame-rate-missing",
                                "average-bandwidth-missing",
                                "single-bit-rate",
                                "i-frames-missing",
                                "independent-segments"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("truths")
    void saysExactlyWhatIsWrong(Truth truth) {
        var report = new HlsChecker().check(Lab.file(truth.playlist()), Profile.VOD, Progress.NONE, () -> false);
        var wrong = report.findings().stream()
                .filter(f -> f.severity() == Severity.BLOCKS || f.severity() == Severity.WARNS)
                .map(Finding::code)
                .distinct();
        assertThat(wrong).containsExactlyInAnyOrderElementsOf(truth.wrong());
        assertThat(report.ready()).isEqualTo(truth.ready());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("truths")
    void judgesEveryRule(Truth truth) {
        var report = new HlsChecker().check(Lab.file(truth.playlist()), Profile.VOD, Progress.NONE, () -> false);
        assertThat(report.findings().stream().map(Finding::code).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        HlsChecker.rules().stream().map(Rule::code).toList());
    }

    static Stream<String> declaredWrong() {
        return truths().map(Truth::playlist)
                .filter(p -> p.startsWith("ladder/"))
                .filter(p -> !p.contains("accurate"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("declaredWrong")
    void offersTheLineThatHeals(String playlist, @TempDir Path folder) throws IOException {
        var report = new HlsChecker().check(Lab.file(playlist), Profile.VOD, Progress.NONE, () -> false);
        var lines = new ArrayList<>(Files.readAllLines(Lab.file(playlist)));
        for (var finding : report.findings()) {
            if (finding.fix().startsWith("#EXT-X-STREAM-INF")) {
                lines.set(Integer.parseInt(finding.evidence().replaceFirst(".*?:(\\d+).*", "$1")) - 1, finding.fix());
            }
        }
        for (var file :
                Lab.files("ladder/hi/media.m3u8", "ladder/lo/media.m3u8", ".ts").toList()) {
            if (file.toString().contains("/ladder/")) {
                var copy = folder.resolve(Lab.file("ladder").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.write(folder.resolve("healed.m3u8"), lines);
        var healed = new HlsChecker().check(folder.resolve("healed.m3u8"), Profile.VOD, Progress.NONE, () -> false);
        assertThat(healed.ready()).isTrue();
        assertThat(healed.findings()).noneMatch(f -> f.fix().startsWith("#EXT-X-STREAM-INF"));
    }
}
