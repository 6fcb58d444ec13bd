package dev.sluice.hls.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sluice.hls.Media;
import dev.sluice.token.Cpu;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and lying media end in flaws, in time. */
class HostileMediaTest {
    @TempDir
    static Path folder;

    @org.junit.jupiter.api.BeforeAll
    static void make() throws Exception {
        Media.ts(folder, 2, 2);
        Media.fmp4(folder, 2, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s0.ts", "s0.m4s"})
    @Timeout(120)
    void survivesDamageAnywhere(String name) throws Exception {
        var init = MediaProbe.init(ByteBuffer.wrap(Files.readAllBytes(folder.resolve("init.mp4"))));
        var whole = Files.readAllBytes(folder.resolve(name));
        var random = new Random(20261123);
        for (var round = 0; round < 600; round++) {
            var bytes = whole.clone();
            var near = random.nextBoolean() ? 2_000 : bytes.length;
            for (var hits = random.nextInt(20); hits >= 0; hits--) {
                bytes[random.nextInt(Math.min(near, bytes.length))] =
                        (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
            }
            var cut =
                    ByteBuffer.wrap(bytes, 0, 1 + random.nextInt(bytes.length)).slice();
            assertThatCode(() -> MediaProbe.probe(cut, init)).doesNotThrowAnyException();
        }
    }

    @Test
    @Timeout(120)
    void survivesDamagedInitializationSections() throws Exception {
        var whole = Files.readAllBytes(folder.resolve("init.mp4"));
        var segment = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("s0.m4s")));
        for (var at = 0; at < whole.length; at++) {
            for (var value : new int[] {0, 1, 0x7F, 0xFF}) {
                var bytes = whole.clone();
                bytes[at] = (byte) value;
                var init = MediaProbe.init(ByteBuffer.wrap(bytes));
                assertThatCode(() -> MediaProbe.probe(segment, init)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void doesNotBelieveSampleCounts() {
        var moof = ByteBuffer.allocate(200);
        box(
                moof,
                "moof",
                () -> box(moof, "traf", () -> {
                    box(moof, "tfhd", () -> moof.putInt(0).putInt(1));
                    box(moof, "trun", () -> moof.putInt(0).putInt(-1));
                }));
        var init = new InitSection(
                java.util.List.of(
                        new InitSection.Entry(1, Track.Kind.AUDIO, Format.named("mp4a"), 1, 0, 1, 1 << 20, 0)),
                java.util.List.of());
        assertThat(Cpu.spent(
                        () -> assertThat(MediaProbe.probe(moof.flip(), init).has(Probe.Flaw.Kind.TRUNCATED))
                                .isTrue()))
                .isLessThan(Duration.ofSeconds(5));
    }

    private static void box(ByteBuffer out, String type, Runnable body) {
        var at = out.position();
        out.putInt(0).put(type.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        body.run();
        out.putInt(at, out.position() - at);
    }

    @Test
    void tellsPagesAndTextFromMedia() {
        assertThat(sniff("<!DOCTYPE html><p>403")).isEqualTo(Probe.Container.HTML);
        assertThat(sniff("  <html>")).isEqualTo(Probe.Container.HTML);
        assertThat(sniff("\u00EF\u00BB\u00BFWEBVTT\n")).isEqualTo(Probe.Container.WEBVTT);
        assertThat(sniff("AccessDenied")).isEqualTo(Probe.Container.UNKNOWN);
        assertThat(sniff("")).isEqualTo(Probe.Container.UNKNOWN);
    }

    private static Probe.Container sniff(String text) {
        return MediaProbe.probe(ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .container();
    }
}
