package dev.sluice.hls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sluice.hls.playlist.MediaPlaylist;
import dev.sluice.hls.playlist.PlaylistReader;
import dev.sluice.hls.playlist.PlaylistTokenizer;
import dev.sluice.hls.probe.MediaProbe;
import dev.sluice.hls.probe.Probe;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Whatever comes in, a result comes out. {@code JAZZER_FUZZ=1 mvn test -Dtest=HlsFuzzTest#segments} searches on. */
class HlsFuzzTest {
    @FuzzTest
    void playlists(byte[] bytes) {
        var text = PlaylistTokenizer.tokenize(bytes);
        assertThat(text.original()).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        if (PlaylistReader.read("https://a.example/p.m3u8?x=1", text) instanceof MediaPlaylist media) {
            assertThat(media.duration()).isNotNegative();
        }
    }

    @FuzzTest
    void segments(byte[] bytes) {
        bounded(MediaProbe.probe(ByteBuffer.wrap(bytes)), bytes.length);
    }

    /** The first half describes tracks, the second is measured with it. */
    @FuzzTest
    void fragments(byte[] bytes) {
        var half = bytes.length / 2;
        var init = MediaProbe.init(ByteBuffer.wrap(bytes, 0, half).slice());
        bounded(
                MediaProbe.probe(
                        ByteBuffer.wrap(bytes, half, bytes.length - half).slice(), init),
                bytes.length);
    }

    private static void bounded(Probe probe, int length) {
        assertThat(probe.flaws()).hasSizeLessThanOrEqualTo(Probe.MAX_FLAWS);
        assertThat(probe.bytes()).isLessThanOrEqualTo(length);
        assertThat(probe.tracks()).allSatisfy(t -> {
            assertThat(t.duration()).isNotNaN();
            assertThat(t.frames()).isNotNegative();
        });
    }
}
