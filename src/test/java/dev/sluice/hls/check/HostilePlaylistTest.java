package dev.sluice.hls.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.Json;
import dev.sluice.api.Severity;
import dev.sluice.hls.Media;
import dev.sluice.hls.walk.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Playlists that are odd, huge or mean: a report comes, in time, and says why. */
@Timeout(60)
class HostilePlaylistTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void make() throws Exception {
        Media.fmp4(folder, 4, 2);
    }

    private static CheckReport check(String... lines) throws IOException {
        var file = folder.resolve("test.m3u8");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return new HlsChecker().check(file, Profile.LOW_DELAY, Progress.NONE, () -> false);
    }

    private static List<String> blocking(CheckReport report) {
        return report.findings().stream()
                .filter(f -> f.severity() == Severity.BLOCKS)
                .map(Finding::code)
                .distinct()
                .toList();
    }

    private static Finding finding(CheckReport report, String code) {
        return report.findings().stream()
                .filter(f -> f.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static final String HEAD =
            "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:2\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-MAP:URI=\"init.mp4\"";

    @Test
    void aGoodOneIsReady() throws IOException {
        assertThat(blocking(check(HEAD, "#EXTINF:2,", "s0.m4s", "#EXTINF:2,", "s1.m4s", "#EXT-X-ENDLIST")))
                .isEmpty();
    }

    @Test
    void fortyThousandMissingSegmentsAreOneFinding() throws IOException {
        var text = new StringBuilder(HEAD);
        for (var i = 0; i < 40_001; i++) {
            text.append("\n#EXTINF:2,\nmissing").append(i).append(".m4s");
        }
        var report = check(text.toString(), "#EXT-X-ENDLIST");
        assertThat(blocking(report)).containsExactly("segment-unreachable");
        assertThat(finding(report, "segment-unreachable").evidence())
                .contains("39995 more")
                .hasSizeLessThan(2_000);
    }

    @Test
    void aPlaylistOfAHundredMegabytesIsReadInPartInLittleMemory() throws Exception {
        var file = folder.resolve("huge.m3u8");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXT-X-PLAYLIST-TYPE:VOD\n");
            var piece = ("#EXTINF:2," + "a title ".repeat(150) + "\nmissing.ts\n").repeat(1_000);
            for (var written = 0; written < 100 << 20; written += piece.length()) {
                out.write(piece);
            }
        }
        var program = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.sluice.cli.Sluice",
                        "check",
                        file.toString(),
                        "--json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var report = Json.MAPPER.readValue(program.getInputStream(), CheckReport.class);
        assertThat(blocking(report)).containsExactlyInAnyOrder("segment-unreachable", "not-all-measured");
        assertThat(finding(report, "not-all-measured").evidence()).contains("up to 33554432 bytes");
        Files.delete(file);
    }

    @Test
    void aMultivariantPlaylistThatNamesItselfEnds() throws IOException {
        var report = check("#EXTM3U", "#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS=\"avc1.4d401e\"", "test.m3u8");
        assertThat(finding(report, "playlist-unreachable").sentence()).contains("multivariant");
        assertThat(report.ready()).isFalse();
    }

    @Test
    void nothingOutsideOfTheFolderIsRead() throws IOException {
        Files.writeString(folder.resolveSibling("secret.txt"), "secret");
        Files.createSymbolicLink(folder.resolve("link.ts"), folder.resolveSibling("secret.txt"));
        var report = check(
                HEAD,
                "#EXTINF:2,",
                "../secret.txt",
                "#EXTINF:2,",
                "link.ts",
                "#EXTINF:2,",
                "/etc/passwd",
                "#EXT-X-ENDLIST");
        assertThat(finding(report, "segment-unreachable").evidence())
                .contains("../secret.txt", "link.ts", "/etc/passwd");
        assertThat(report.toString()).doesNotContain("root:").doesNotContain(": secret");
    }

    @Test
    void resourcesElsewhereAreNotMeasuredAndNotPassed() throws IOException {
        var report = check(HEAD, "#EXTINF:2,", "https://elsewhere.example/s0.m4s", "#EXT-X-ENDLIST");
        assertThat(finding(report, "segment-unreachable").severity()).isEqualTo(Severity.NOT_MEASURED);
        assertThat(finding(report, "segment-not-idr").severity()).isEqualTo(Severity.NOT_MEASURED);
    }

    @Test
    void aFragmentWithoutItsMapIsNamed() throws IOException {
        var report = check(
                "#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:2", "#EXTINF:2,", "s0.m4s", "#EXT-X-ENDLIST");
        assertThat(blocking(report)).contains("map-missing");
    }

    @Test
    void aKeyOfTheWrongLengthIsNamedAndNothingElse() throws IOException {
        Files.write(folder.resolve("short.key"), new byte[15]);
        var report =
                check(HEAD, "#EXT-X-KEY:METHOD=AES-128,URI=\"short.key\"", "#EXTINF:2,", "s0.m4s", "#EXT-X-ENDLIST");
        assertThat(blocking(report)).containsExactlyInAnyOrder("key-unusable", "decryption-failed");
        assertThat(finding(report, "key-unusable").evidence()).contains("15 bytes");
    }

    @Test
    void aRangeBeyondTheFileIsNamed() throws IOException {
        var size = Files.size(folder.resolve("s0.m4s"));
        var report = check(HEAD, "#EXTINF:2,", "#EXT-X-BYTERANGE:" + (size + 1) + "@0", "s0.m4s", "#EXT-X-ENDLIST");
        assertThat(blocking(report)).containsExactly("byte-range-outside");
    }

    @Test
    void eachRuleOfTheTextIsBrokenByItsOwnPlaylist() throws IOException {
        assertThat(blocking(check("\uFEFF" + HEAD, "#EXTINF:2,", "s0.m4s", "#EXT-X-ENDLIST")))
                .containsExactly("playlist-header");
        assertThat(blocking(
                        check(HEAD.replace("DURATION:2", "DURATION:2.0"), "#EXTINF:2,", "s0.m4s", "#EXT-X-ENDLIST")))
                .containsExactly("target-duration");
        assertThat(blocking(check(HEAD.replace("DURATION:2", "DURATION:1"), "#EXTINF:2,", "s0.m4s", "#EXT-X-ENDLIST")))
                .containsExactly("extinf-exceeds-target");
        assertThat(blocking(check(HEAD, "#EXT-X-STREAM-INF:BANDWIDTH=1", "#EXTINF:2,", "s0.m4s", "#EXT-X-ENDLIST")))
                .containsExactly("mixed-tags");
        assertThat(blocking(check(HEAD, "s0.m4s", "#EXT-X-ENDLIST"))).contains("playlist-syntax");
        assertThat(finding(
                                check(HEAD.replace("VERSION:7", "VERSION:3"), "#EXTINF:2,", "s0.m4s", "#EXT-X-ENDLIST"),
                                "version-too-low")
                        .fix())
                .isEqualTo("#EXT-X-VERSION:6");
    }

    @Test
    void anEmptyFileAndAPageAreNoPlaylists() throws IOException {
        assertThat(blocking(check(""))).contains("playlist-unreachable");
        assertThat(finding(check("<html>404"), "playlist-unreachable").evidence())
                .contains("<html>404");
    }

    @Test
    void aMissingFileIsAFaultAndAFolderFindsItsPlaylist() {
        assertThatThrownBy(() ->
                        new HlsChecker().check(folder.resolve("no.m3u8"), Profile.VOD, Progress.NONE, () -> false))
                .isInstanceOf(Fault.class);
        assertThat(new HlsChecker()
                        .check(folder, Profile.LOW_DELAY, Progress.NONE, () -> false)
                        .ready())
                .isTrue();
    }

    @Test
    void aCheckCanBeCancelledAndTellsHowFarItIs() {
        var most = new AtomicInteger();
        new HlsChecker()
                .check(folder, Profile.VOD, (done, total) -> most.accumulateAndGet(done, Math::max), () -> false);
        assertThat(most.get()).isGreaterThanOrEqualTo(3);
        assertThatThrownBy(() -> new HlsChecker().check(folder, Profile.VOD, Progress.NONE, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aProfileOfYourOwnChangesLimitsAndSeverities() throws IOException {
        var file = folder.resolve("mine.json");
        Files.writeString(file, """
                {"name":"mine","segmentSeconds":{"from":6,"to":10},"keyframeSeconds":1,
                 "audioKbps":{"from":96,"to":192},"severities":{"segment-duration":"blocks","keyframe-gap":"info"}}
                """);
        var report = new HlsChecker()
                .check(folder.resolve("media.m3u8"), Profile.named(file.toString()), Progress.NONE, () -> false);
        assertThat(report.profile()).isEqualTo("mine");
        assertThat(blocking(report)).containsExactly("segment-duration");
        assertThat(finding(report, "keyframe-gap").severity()).isEqualTo(Severity.INFO);
        assertThatThrownBy(() -> Profile.named("nonsense")).isInstanceOf(Fault.class);
        Files.writeString(file, "{\"name\":1");
        assertThatThrownBy(() -> Profile.named(file.toString())).isInstanceOf(Fault.class);
    }
}
