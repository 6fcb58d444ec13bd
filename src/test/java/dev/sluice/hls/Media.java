package dev.sluice.hls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.media.Ffmpeg;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes small media from test patterns, and asks ffprobe what is in them. */
public final class Media {
    private static final Ffmpeg FFMPEG = Ffmpeg.load();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Media() {}

    /** Pictures with a keyframe every {@code gop} frames at 25 per second, and a sine tone. */
    public static List<String> pattern(int seconds, int gop, String audio) {
        return new ArrayList<>(List.of(("-f lavfi -i testsrc2=size=320x180:rate=25:duration=" + seconds
                        + " -f lavfi -i sine=frequency=440:sample_rate=48000:duration=" + seconds
                        + " -c:v libopenh264 -b:v 300k -g " + gop + " -bf 0 -pix_fmt yuv420p -ac 2 " + audio)
                .split(" ")));
    }

    public static void ffmpeg(List<String> arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of("-v", "error", "-nostdin", "-y"));
        command.addAll(arguments);
        var outcome = FFMPEG.run(command, InputStream::readAllBytes, PATIENCE);
        assertThat(outcome.ok()).as(outcome.stderrTail()).isTrue();
    }

    /** HLS of MPEG-TS: {@code media.m3u8} with segments {@code s0.ts}, … */
    public static void ts(Path folder, int seconds, int segment) throws InterruptedException {
        hls(folder, seconds, segment, "s%d.ts", "");
    }

    /** HLS of fMP4: {@code media.m3u8} with {@code init.mp4} and segments {@code s0.m4s}, … */
    public static void fmp4(Path folder, int seconds, int segment) throws InterruptedException {
        hls(folder, seconds, segment, "s%d.m4s", "-hls_segment_type fmp4 -hls_fmp4_init_filename init.mp4");
    }

    private static void hls(Path folder, int seconds, int segment, String names, String more)
            throws InterruptedException {
        var arguments = pattern(seconds, 50, "-c:a aac -b:a 128k");
        arguments.addAll(List.of(("-f hls -hls_time " + segment + " -hls_playlist_type vod " + more)
                .strip()
                .split(" ")));
        arguments.addAll(List.of(
                "-hls_segment_filename",
                folder.resolve(names).toString(),
                folder.resolve("media.m3u8").toString()));
        ffmpeg(arguments);
    }

    public static JsonNode ffprobe(Path file, String... show) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("-v", "error", "-of", "json"));
        command.addAll(List.of(show));
        command.add(file.toString());
        return new JsonMapper().readTree(FFMPEG.probe(command, PATIENCE));
    }
}
