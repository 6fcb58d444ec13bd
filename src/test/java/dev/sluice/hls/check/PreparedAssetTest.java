package dev.sluice.hls.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.hls.Media;
import dev.sluice.hls.walk.Progress;
import dev.sluice.media.Ffmpeg;
import dev.sluice.media.Preparation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Sluice prepares passes its own gate. */
class PreparedAssetTest {
    @Test
    void isReadyAndWarnsOfNothing(@TempDir Path folder) throws Exception {
        var source = Media.pattern(13, 250, "-c:a aac -b:a 128k");
        source.addAll(List.of("-s", "640x360", folder.resolve("source.mp4").toString()));
        Media.ffmpeg(source);
        new Preparation(Ffmpeg.load())
                .prepare(folder.resolve("source.mp4"), folder.resolve("hls"), dev.sluice.media.Profile.VOD, p -> {});
        var report = new HlsChecker().check(folder.resolve("hls"), Profile.VOD, Progress.NONE, () -> false);
        assertThat(report.findings())
                .filteredOn(f -> f.severity() == Severity.BLOCKS || f.severity() == Severity.WARNS)
                .extracting(Finding::code)
                .isEmpty();
        assertThat(report.ready()).isTrue();
        assertThat(report.renditions())
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.segments()).isNotEmpty());

        var pictures = folder.resolve("hls/v360/iframes.m3u8");
        Files.writeString(pictures, Files.readString(pictures).replaceFirst("#EXTINF:[0-9.]+", "#EXTINF:1"));
        assertThat(new HlsChecker()
                        .check(folder.resolve("hls"), Profile.VOD, Progress.NONE, () -> false)
                        .findings())
                .filteredOn(f -> f.severity() == Severity.WARNS)
                .extracting(Finding::code)
                .containsExactly("i-frames-untrue");
    }
}
