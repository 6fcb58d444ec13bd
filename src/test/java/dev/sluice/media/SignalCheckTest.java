package dev.sluice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.hls.check.HlsChecker;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real films in which there is nothing to see or to hear for a while. */
class SignalCheckTest {
    private final Ffmpeg ffmpeg = Ffmpeg.load();

    @TempDir
    Path folder;

    @Test
    void saysWhereNothingIsSeenAndHeard() throws Exception {
        var source = new Clips(ffmpeg, folder)
                .run(
                        "dark.mp4",
                        List.of(
                                "-f",
                                "lavfi",
                                "-i",
                                "testsrc2=size=160x90:rate=10:duration=4,tpad=stop=120:color=black",
                                "-f",
                                "lavfi",
                                "-i",
                                "sine=440:duration=4,apad=pad_dur=12",
                                "-t",
                                "16",
                                "-c:v",
                                "libopenh264",
                                "-c:a",
                                "aac"));
        var prepared = new Preparation(ffmpeg).prepare(source, folder.resolve("asset"), Profile.VOD, p -> {});
        var report = new HlsChecker()
                .check(prepared.playlist(), dev.sluice.hls.check.Profile.VOD, (done, total) -> {}, () -> false);
        var told = new ConcurrentLinkedQueue<Progress>();
        var signal = new SignalCheck(ffmpeg)
                .measure(prepared.playlist(), report, told::add)
                .orElseThrow();
        assertThat(told).extracting(Progress::fraction).isSorted().last().isEqualTo(1.0);
        for (var stretches : List.of(signal.black(), signal.frozen(), signal.silent())) {
            assertThat(stretches).hasSize(1);
            assertThat(stretches.getFirst().from()).isCloseTo(4, within(0.5));
        }
        assertThat(signal.loudness()).isBetween(-40.0, -10.0);
    }
}
