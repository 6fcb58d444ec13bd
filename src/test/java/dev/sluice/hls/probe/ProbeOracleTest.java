package dev.sluice.hls.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.hls.Lab;
import dev.sluice.hls.Media;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The probe measures what ffprobe measures. */
class ProbeOracleTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void make() throws Exception {
        Media.ts(folder, 4, 2);
        var pattern = Media.pattern(3, 25, "-c:a aac -b:a 64k");
        pattern.addAll(List.of(
                "-movflags",
                "frag_keyframe+empty_moov+default_base_moof",
                folder.resolve("whole.mp4").toString()));
        Media.ffmpeg(pattern);
        for (var codec : List.of("mp2", "ac3", "eac3", "aac")) {
            var form = codec.equals("aac") ? "adts" : codec;
            var words = ("-f lavfi -i sine=duration=2:sample_rate=44100 -ac 2 -b:a 192k -c:a " + codec + " -f " + form)
                    .split(" ");
            Media.ffmpeg(Stream.concat(
                            Stream.of(words),
                            Stream.of(folder.resolve("sound." + codec).toString()))
                    .toList());
        }
    }

    static Stream<Path> segments() throws IOException {
        return Stream.concat(
                Lab.files(".ts")
                        .filter(f -> !f.toString().contains("aes128")
                                && !f.toString().contains("truncated")),
                Stream.of(folder.resolve("s0.ts"), folder.resolve("s1.ts"), folder.resolve("whole.mp4")));
    }

    @ParameterizedTest
    @MethodSource("segments")
    void agreesWithFfprobe(Path file) throws Exception {
        var probe = MediaProbe.probe(file, null);
        var seen = Media.ffprobe(file, "-show_packets", "-show_streams");
        for (var stream : seen.get("streams")) {
            var packets = StreamSupport.stream(seen.get("packets").spliterator(), false)
                    .filter(p -> p.get("stream_index").equals(stream.get("index")))
                    .toList();
            var video = stream.get("codec_type").asText().equals("video");
            var track = (video ? probe.video() : probe.audio()).orElseThrow();
            assertThat(track.frames()).isEqualTo(packets.size());
            assertThat(track.start()).isCloseTo(earliest(packets), within(0.001));
            // ffprobe takes the last audio frame of a fragment as whole, whatever its stated duration is.
            assertThat(track.end()).isCloseTo(latest(packets), within(video ? 0.002 : 1024.0 / 48_000));
            assertThat(track.bytes()).isCloseTo(bytes(packets), org.assertj.core.data.Percentage.withPercentage(1));
            if (video && track.format().width() > 0) {
                assertThat(track.format().width()).isEqualTo(stream.get("width").asInt());
                assertThat(track.format().height())
                        .isEqualTo(stream.get("height").asInt());
                assertThat(track.format().codec())
                        .endsWith("%02x".formatted(stream.get("level").asInt()));
            } else if (!video) {
                assertThat(track.format().sampleRate())
                        .isEqualTo(stream.get("sample_rate").asInt());
                assertThat(track.format().channels())
                        .isEqualTo(stream.get("channels").asInt());
            }
        }
    }

    private static double earliest(List<JsonNode> packets) {
        return packets.stream()
                .mapToDouble(p -> p.get("pts_time").asDouble())
                .min()
                .orElseThrow();
    }

    private static double latest(List<JsonNode> packets) {
        return packets.stream()
                .mapToDouble(p ->
                        p.get("pts_time").asDouble() + p.path("duration_time").asDouble())
                .max()
                .orElseThrow();
    }

    private static long bytes(List<JsonNode> packets) {
        return packets.stream().mapToLong(p -> p.get("size").asLong()).sum();
    }

    @ParameterizedTest
    @CsvSource({"mp2, mp4a.40.33", "ac3, ac-3", "eac3, ec-3", "aac, mp4a.40.2"})
    void measuresPackedAudio(String name, String codec) throws Exception {
        var file = folder.resolve("sound." + name);
        var track = MediaProbe.probe(file, null).audio().orElseThrow();
        var packets = Media.ffprobe(file, "-show_packets").get("packets");
        assertThat(track.frames()).isEqualTo(packets.size());
        assertThat(track.format().codec()).isEqualTo(codec);
        assertThat(track.format().sampleRate()).isEqualTo(44_100);
        assertThat(track.format().channels()).isEqualTo(2);
        assertThat(track.bytes()).isEqualTo(Files.size(file));
    }

    @Test
    void readsTheTimeStampOfPackedAudio() throws Exception {
        var owner =
                "com.apple.streaming.transportStreamTimestamp\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var frames = Files.readAllBytes(folder.resolve("sound.aac"));
        var frame = 10 + owner.length + 8;
        var bytes = ByteBuffer.allocate(10 + frame + frames.length);
        bytes.put("ID3".getBytes()).put((byte) 4).put((byte) 0).put((byte) 0).putInt(frame);
        bytes.put("PRIV".getBytes())
                .putInt(owner.length + 8)
                .putShort((short) 0)
                .put(owner)
                .putLong(900_000);
        bytes.put(frames);
        var track = MediaProbe.probe(bytes.flip()).audio().orElseThrow();
        assertThat(track.start()).isEqualTo(10);
        assertThat(track.bytes()).isEqualTo(frames.length);
    }

    @Test
    void believesNalTypesAndNotKeyFlags() throws Exception {
        var first = MediaProbe.probe(folder.resolve("s0.ts"), null).video().orElseThrow();
        assertThat(first.startsWithIdr()).isTrue();
        assertThat(first.idrTimes()).hasSize(1);
        for (var file : Lab.files(".ts")
                .filter(f -> f.toString().contains("open_gop/s1"))
                .toList()) {
            assertThat(MediaProbe.probe(file, null).video().orElseThrow().startsWithIdr())
                    .isFalse();
        }
    }

    @Test
    void goesOnCountingWhenTheClockTurnsOver() throws Exception {
        var pattern = Media.pattern(3, 25, "-c:a aac -b:a 64k");
        pattern.addAll(List.of(
                "-output_ts_offset",
                "95441.7",
                "-muxdelay",
                "0",
                folder.resolve("turn.ts").toString()));
        Media.ffmpeg(pattern);
        var probe = MediaProbe.probe(folder.resolve("turn.ts"), null);
        assertThat(probe.flaws()).isEmpty();
        assertThat(probe.video().orElseThrow().duration()).isCloseTo(3.0, within(0.001));
        assertThat(probe.audio().orElseThrow().duration()).isCloseTo(3.0, within(0.05));
    }

    @Test
    void measuresWhatIsThereOfAPartialDownload() throws Exception {
        var bytes = Files.readAllBytes(folder.resolve("s0.ts"));
        var half = MediaProbe.probe(ByteBuffer.wrap(bytes, 0, bytes.length / 2).slice());
        assertThat(half.video().orElseThrow().duration()).isBetween(0.5, 1.9);
        assertThat(half.has(Probe.Flaw.Kind.TRUNCATED)).isTrue();
        var movie = Files.readAllBytes(folder.resolve("whole.mp4"));
        var part =
                MediaProbe.probe(ByteBuffer.wrap(movie, 0, movie.length * 2 / 3).slice());
        assertThat(part.has(Probe.Flaw.Kind.TRUNCATED)).isTrue();
        assertThat(part.video().orElseThrow().frames()).isPositive();
    }

    @Test
    void seesLostPackets() throws Exception {
        var bytes = Files.readAllBytes(folder.resolve("s0.ts"));
        var without = ByteBuffer.allocate(bytes.length - 188 * 3);
        without.put(bytes, 0, 188 * 100).put(bytes, 188 * 103, bytes.length - 188 * 103);
        assertThat(MediaProbe.probe(without.flip()).flaws())
                .anyMatch(f -> f.kind() == Probe.Flaw.Kind.CONTINUITY && f.offset() >= 188 * 100);
    }
}
