package dev.sluice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.CheckReport;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.Severity;
import dev.sluice.hls.check.HlsChecker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PreparationTest {
    private static final double FRAME = 1 / 25.0;

    private final Ffmpeg ffmpeg = Ffmpeg.load();
    private final Preparation preparation = new Preparation(ffmpeg);

    @TempDir
    Path folder;

    private Path assets;
    private Clips clips;

    @BeforeEach
    void makeFolders() throws IOException {
        assets = Files.createDirectory(folder.resolve("assets"));
        clips = new Clips(ffmpeg, Files.createDirectory(folder.resolve("sources")));
    }

    @Test
    void writesALadderWhoseEveryClaimIsMeasured() throws Exception {
        var seen = Collections.synchronizedList(new ArrayList<Progress>());
        var prepared = preparation.prepare(
                clips.withSound("clip.mp4", "640x360", 9), assets.resolve("a"), Profile.VOD, seen::add);

        assertThat(prepared.duration()).isCloseTo(Duration.ofSeconds(9), Duration.ofMillis(50));
        assertThat(Files.readString(prepared.playlist()))
                .startsWith("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n")
                .contains("RESOLUTION=640x360,FRAME-RATE=25.000,AUDIO=\"audio\"", "CODECS=\"avc1.64", "mp4a.40.2");
        assertThat(prepared.variants()).hasSize(3).allSatisfy(v -> {
            assertThat(v.bandwidth()).isGreaterThanOrEqualTo(v.averageBandwidth());
            assertThat(v.averageBandwidth() - 128_000)
                    .isBetween(v.rendition().videoBitRate() / 3L, v.rendition().videoBitRate() * 3L / 2);
        });
        assertThat(Files.readString(assets.resolve("a/v360/media.m3u8")))
                .contains("PLAYLIST-TYPE:VOD", "#EXT-X-ENDLIST");
        assertThat(assets.resolve("a/poster.jpg")).isNotEmptyFile();
        assertThat(seen).last().isEqualTo(new Progress("preparing", 1, Duration.ZERO));
        assertThat(seen).extracting(Progress::fraction).isSorted();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void keyframesAreAlignedInAllRenditions(Profile profile) throws Exception {
        var prepared =
                preparation.prepare(clips.silent("clip.mp4", "640x360", 7), assets.resolve("a"), profile, p -> {});
        var keyframes = new ArrayList<List<Double>>();
        for (var variant : prepared.variants()) {
            keyframes.add(keyframes(prepared.folder().resolve(variant.uri())));
        }
        assertThat(keyframes).hasSize(3).allSatisfy(k -> assertThat(k).isEqualTo(keyframes.getFirst()));
        assertThat(gaps(keyframes.getFirst()))
                .as("at most a frame later than asked, for a keyframe is a frame")
                .allSatisfy(gap -> assertThat(gap).isLessThanOrEqualTo(profile.keyframeSeconds() + FRAME));
    }

    @Test
    void aSilentSourceHasNoAudioGroup() throws Exception {
        var prepared =
                preparation.prepare(clips.silent("clip.mp4", "320x180", 2), assets.resolve("a"), Profile.VOD, p -> {});
        assertThat(Files.readString(prepared.playlist())).doesNotContain("AUDIO", "mp4a");
    }

    @Test
    void aPortraitPhoneClipWithOddSidesAndUnevenFramesPlaysUpright() throws Exception {
        var odd = clips.run(
                "odd.mkv",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=321x181:rate=30",
                        "-t",
                        "3",
                        "-vf",
                        "select='not(mod(n,7))'",
                        "-fps_mode",
                        "vfr",
                        "-c:v",
                        "ffv1",
                        "-pix_fmt",
                        "yuv444p"));
        var turned = clips.run("turned.mov", List.of("-i", odd.toString(), "-c:v", "mpeg4", "-vf", "scale=320:180"));
        var phone = clips.run("phone.mov", List.of("-display_rotation", "90", "-i", turned.toString(), "-c", "copy"));

        var flat = preparation.prepare(odd, assets.resolve("odd"), Profile.VOD, p -> {});
        assertThat(flat.variants().getFirst().rendition())
                .extracting("width", "height")
                .containsExactly(320, 180);
        var upright = preparation.prepare(phone, assets.resolve("phone"), Profile.VOD, p -> {});
        assertThat(upright.variants().getFirst().rendition())
                .extracting("width", "height")
                .containsExactly(180, 320);
        assertThat(new SourceProbe(ffmpeg)
                        .probe(upright.folder().resolve("v180/media.m3u8").resolveSibling("init.mp4"))
                        .video())
                .extracting("width", "height")
                .containsExactly(180, 320);
    }

    @Test
    void refusesWhatIsNoVideoAndSaysWhatToDo() throws Exception {
        var text = Files.writeString(folder.resolve("text.mp4"), "not a video");
        var sound = clips.run("sound.wav", List.of("-f", "lavfi", "-i", "sine=440", "-t", "1"));
        var list =
                Files.writeString(folder.resolve("list.m3u8"), "#EXTM3U\n#EXTINF:1,\n" + sound + "\n#EXT-X-ENDLIST\n");
        assertRefused(text, "source-unreadable");
        assertRefused(list, "source-unreadable");
        assertRefused(sound, "source-has-no-video");
        assertRefused(folder.resolve("missing.mp4"), "source-not-found");
        assertThat(assets).isEmptyDirectory();
    }

    @Test
    void neverOverwritesAnAsset() throws Exception {
        var present = Files.createDirectory(assets.resolve("a"));
        assertThatThrownBy(
                        () -> preparation.prepare(clips.silent("c.mp4", "160x120", 1), present, Profile.VOD, p -> {}))
                .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo("asset-folder-exists"));
    }

    @Test
    void cancellingLeavesNothingBehind() throws Exception {
        var source = clips.withSound("long.mp4", "640x360", 30);
        var started = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = executor.submit(
                    () -> preparation.prepare(source, assets.resolve("a"), Profile.VOD, p -> started.countDown()));
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
            running.cancel(true);
        }
        assertThat(assets).isEmptyDirectory();
        assertThat(encodersInto(assets)).isEmpty();
    }

    @Test
    void captionsAreKept() throws Exception {
        var words = Files.writeString(folder.resolve("words.srt"), "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n");
        var source = clips.run(
                "spoken.mkv",
                List.of(
                        "-i",
                        clips.silent("clip.mp4", "160x90", 3).toString(),
                        "-i",
                        words.toString(),
                        "-c",
                        "copy",
                        "-metadata:s:s:0",
                        "language=swe"));
        var prepared = preparation.prepare(source, assets.resolve("a"), Profile.VOD, p -> {});
        assertThat(Files.readString(prepared.playlist()))
                .contains("TYPE=SUBTITLES", "NAME=\"Swedish\"", "SUBTITLES=\"subs\"");
        assertThat(Files.readString(assets.resolve("a/subs0/text.vtt")))
                .startsWith("WEBVTT\nX-TIMESTAMP-MAP=")
                .contains("00:01.000 --> 00:02.000", "Hello");
        var report = checked(prepared, dev.sluice.hls.check.Profile.VOD);
        assertThat(report.findings())
                .filteredOn(f -> f.severity() == Severity.BLOCKS)
                .isEmpty();
        assertThat(report.findings())
                .as("captions count for the bit rate, and do not keep it from being measured")
                .filteredOn(f -> f.code().equals("bandwidth-mismatch"))
                .extracting(Finding::severity)
                .containsExactly(Severity.HOLDS);
    }

    @Test
    void closedCaptionsInsideThePictureBecomeText() throws Exception {
        var plain = clips.run("plain.h264", captionable("testsrc2=size=160x90:rate=25:duration=4"));
        var captioned = clips.folder().resolve("captioned.h264");
        new ClosedCaptions().say("HELLO VIEWER", 10, 60).into(plain, captioned);
        // Its clock does not begin at zero, and its name is one that filters would take apart.
        var source = clips.run("it's, [a];b:c.ts", List.of("-r", "25", "-i", captioned.toString(), "-c", "copy"));
        var prepared = preparation.prepare(source, assets.resolve("a"), Profile.VOD, p -> {});
        assertThat(Files.readString(prepared.playlist())).contains("TYPE=SUBTITLES", "NAME=\"Captions\"");
        assertThat(Files.readString(assets.resolve("a/subs0/text.vtt")))
                .contains("00:00.", "--> 00:02.400", "HELLO VIEWER");

        var silent = clips.folder().resolve("silent.h264");
        new ClosedCaptions().into(plain, silent);
        var without = clips.run("silent.mp4", List.of("-r", "25", "-i", silent.toString(), "-c", "copy"));
        var mute = preparation.prepare(without, assets.resolve("b"), Profile.VOD, p -> {});
        assertThat(Files.readString(mute.playlist())).doesNotContain("SUBTITLES");
        assertThat(assets.resolve("b/subs0")).doesNotExist();
    }

    private static List<String> captionable(String picture) {
        return List.of("-f", "lavfi", "-i", picture, "-c:v", "libopenh264", "-slices", "1", "-f", "h264");
    }

    private static CheckReport checked(Prepared prepared, dev.sluice.hls.check.Profile profile) {
        return new HlsChecker().check(prepared.playlist(), profile, dev.sluice.hls.walk.Progress.NONE, () -> false);
    }

    @Test
    void everyLanguageIsHeard() throws Exception {
        var picture = clips.silent("clip.mp4", "160x90", 4).toString();
        var tone = "sine=frequency=%d:duration=4";
        var source = clips.run(
                "languages.mkv",
                List.of(
                        "-i",
                        picture,
                        "-f",
                        "lavfi",
                        "-i",
                        tone.formatted(440),
                        "-f",
                        "lavfi",
                        "-i",
                        tone.formatted(880),
                        "-map",
                        "0:v",
                        "-map",
                        "1:a",
                        "-map",
                        "2:a",
                        "-c:v",
                        "copy",
                        "-metadata:s:a:0",
                        "language=eng",
                        "-metadata:s:a:1",
                        "language=swe",
                        "-disposition:a:0",
                        "0",
                        "-disposition:a:1",
                        "default"));
        var prepared = preparation.prepare(source, assets.resolve("a"), Profile.VOD, p -> {});
        assertThat(Files.readString(prepared.playlist()))
                .contains(
                        "NAME=\"Swedish\",LANGUAGE=\"swe\",DEFAULT=YES",
                        "NAME=\"English\",LANGUAGE=\"eng\",DEFAULT=NO",
                        "URI=\"audio/media.m3u8\"",
                        "URI=\"audio1/media.m3u8\"");
        var report = checked(prepared, dev.sluice.hls.check.Profile.VOD);
        assertThat(report.findings())
                .filteredOn(f -> f.severity() == Severity.BLOCKS)
                .isEmpty();
        assertThat(report.renditions())
                .filteredOn(r -> r.kind().equals("audio"))
                .hasSize(2);
    }

    static Stream<Profile> profiles() {
        return Stream.of(Profile.VOD, Profile.STABILITY, Profile.LOW_DELAY, Profile.of(5, 2, Profile.Container.FMP4));
    }

    @Test
    void transportStreamsPassTheSameChecksAndCarryTheirSound() throws Exception {
        var words = Files.writeString(clips.folder().resolve("w.srt"), "1\n00:00:01,000 --> 00:00:02,000\nHello\n");
        var source = clips.run(
                "spoken.mkv",
                List.of(
                        "-i",
                        clips.withSound("clip.mp4", "640x360", 6).toString(),
                        "-i",
                        words.toString(),
                        "-c",
                        "copy"));
        var profile = Profile.LOW_DELAY.in(Profile.Container.MPEG_TS);
        var prepared = preparation.prepare(source, assets.resolve("a"), profile, p -> {});
        assertThat(Files.readString(prepared.playlist())).contains("mp4a.40.2").doesNotContain("TYPE=AUDIO");
        var report = checked(prepared, dev.sluice.hls.check.Profile.LOW_DELAY);
        assertThat(report.findings())
                .filteredOn(f -> f.severity() == Severity.BLOCKS || f.severity() == Severity.WARNS)
                .extracting(f -> f.code() + " " + f.sentence() + " " + f.evidence())
                .isEmpty();
        assertThat(report.renditions()).allMatch(r -> !r.kind().equals("video") || r.audioKbps() > 90);
        var signal = new SignalCheck(ffmpeg).measure(prepared.playlist(), report, p -> {});
        assertThat(signal).get().extracting(Signal::loudness).isNotNull();
    }

    @Test
    void anEncoderEndsWithTheProcessThatWasKilled() throws Exception {
        var source = clips.run(
                "long.mp4",
                List.of(
                        "-stream_loop",
                        "60",
                        "-i",
                        Path.of("assets/sample.mp4").toAbsolutePath().toString(),
                        "-c",
                        "copy"));
        var service = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PreparingProcess.class.getName(),
                        source.toString(),
                        assets.resolve("a").toString())
                .start();
        assertThat(service.inputReader().readLine()).isEqualTo("encoding");
        var encoders = encodersInto(assets).toList();
        assertThat(encoders).isNotEmpty();
        service.destroyForcibly().waitFor();
        for (var encoder : encoders) {
            assertThat(encoder.onExit()).succeedsWithin(Duration.ofSeconds(30));
        }
        Preparation.sweep(assets);
        assertThat(assets).isEmptyDirectory();
    }

    @Test
    void theNextStartClearsWhatADeadProcessLeftAndNothingElse() throws Exception {
        var dead = Files.createDirectories(assets.resolve(".preparing-999999999-1-x/v720"));
        Files.writeString(dead.resolve("s00000.m4s"), "half");
        var finished = Files.createDirectory(assets.resolve("good"));
        try (var ours = new TemporaryFolder(assets.resolve("b"))) {
            Preparation.sweep(assets);
            assertThat(assets.toFile().listFiles())
                    .extracting(f -> f.toPath())
                    .containsExactlyInAnyOrder(finished, ours.path());
        }
    }

    private void assertRefused(Path source, String code) {
        assertThatThrownBy(() -> preparation.prepare(source, assets.resolve("a"), Profile.VOD, p -> {}))
                .isInstanceOfSatisfying(Fault.class, f -> {
                    assertThat(f.code()).isEqualTo(code);
                    assertThat(f.problem().nextAct()).isNotBlank();
                    assertThat(String.valueOf(f.problem().detail())).doesNotContain(folder.toString());
                });
    }

    private static Stream<ProcessHandle> encodersInto(Path place) {
        return ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().orElse("").contains(place.toString()));
    }

    private List<Double> keyframes(Path playlist) throws InterruptedException {
        var csv = ffmpeg.probe(
                List.of(
                        "-v",
                        "error",
                        "-select_streams",
                        "v",
                        "-skip_frame",
                        "nokey",
                        "-show_entries",
                        "frame=pts_time",
                        "-of",
                        "csv=p=0",
                        playlist.toString()),
                Duration.ofSeconds(30));
        return csv.lines().map(l -> l.replace(",", "")).map(Double::parseDouble).toList();
    }

    private static List<Double> gaps(List<Double> times) {
        var gaps = new ArrayList<Double>();
        for (var i = 1; i < times.size(); i++) {
            gaps.add(times.get(i) - times.get(i - 1));
        }
        return gaps;
    }
}
