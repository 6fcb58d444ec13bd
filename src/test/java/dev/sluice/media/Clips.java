package dev.sluice.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Small sources made on the spot from FFmpeg's test generators. */
public record Clips(Ffmpeg ffmpeg, Path folder) {

    /** Moving test picture with a tone. */
    public Path withSound(String name, String size, double seconds) throws InterruptedException {
        return make(name, "testsrc2=size=" + size + ":rate=25", List.of("-f", "lavfi", "-i", "sine=440"), seconds);
    }

    /** Moving test picture, silent. */
    public Path silent(String name, String size, double seconds) throws InterruptedException {
        return make(name, "testsrc2=size=" + size + ":rate=25", List.of(), seconds);
    }

    private Path make(String name, String picture, List<String> sound, double seconds) throws InterruptedException {
        var arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", picture));
        arguments.addAll(sound);
        arguments.addAll(List.of("-t", String.valueOf(seconds), "-c:v", "libopenh264", "-b:v", "400k", "-g", "50"));
        return run(name, arguments);
    }

    /** Any FFmpeg run that ends in one file of this folder. */
    public Path run(String name, List<String> arguments) throws InterruptedException {
        var file = folder.resolve(name);
        var all = new ArrayList<>(List.of("-y", "-v", "error"));
        all.addAll(arguments);
        all.add(file.toString());
        var outcome = ffmpeg.run(all, InputStream::readAllBytes, Duration.ofMinutes(1));
        assertThat(outcome.ok()).as(outcome.stderrTail()).isTrue();
        return file;
    }
}
