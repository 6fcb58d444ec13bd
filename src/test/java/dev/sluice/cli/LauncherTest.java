package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.console.act.Invocation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell launcher with JDKs that only say their version. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    @TempDir
    Path folder;

    private Path launcher;

    @BeforeEach
    void install() throws Exception {
        var bin = Files.createDirectories(folder.resolve("a home/bin"));
        launcher = executable(bin.resolve("sluice"), Files.readString(Path.of("packaging/sluice")));
    }

    @Test
    void startsTheJdkThatIsNamedWithTheImageAroundIt() throws Exception {
        var started = launch(Map.of("SLUICE_JAVA", jdk("new", "25.0.1").toString()), "share", "list", "a b");

        assertThat(started.exit).isZero();
        assertThat(started.words)
                .contains(
                        "-XX:TieredStopAtLevel=1",
                        "-Dsluice.home=" + folder.resolve("a home").toRealPath(),
                        "dev.sluice.cli.Sluice",
                        "share",
                        "a b");
    }

    @Test
    void aVerbThatServesIsCompiledFully() throws Exception {
        var jdk = jdk("new", "26");

        assertThat(launch(Map.of("SLUICE_JAVA", jdk.toString()), "serve").words)
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void theJavaProgramMayBeNamedToo() throws Exception {
        var jdk = jdk("new", "25.0.1");

        assertThat(launch(Map.of("SLUICE_JAVA", jdk.resolve("bin/java").toString())).exit)
                .isZero();
    }

    @Test
    void isFoundThroughLinks() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), launcher);
        launcher = link;

        assertThat(launch(Map.of("SLUICE_JAVA", jdk("new", "25").toString())).words)
                .contains("-Dsluice.home=" + folder.resolve("a home").toRealPath());
    }

    @Test
    void aJdkThatIsTooOldIsPassedOverButNotWhenItWasNamed() throws Exception {
        var old = jdk("old", "17.0.15").toString();

        var named = launch(Map.of("SLUICE_JAVA", old));
        assertThat(named.exit).isEqualTo(1);
        assertThat(named.words).hasSize(1).first().asString().contains("is no JDK 25 or newer");

        var found = launch(Map.of("JAVA_HOME", old, "SLUICE_JAVA", ""));
        assertThat(found.words).noneMatch(word -> word.startsWith("17"));
    }

    /** What the desktop entry names exists, and a link gets through it whole. */
    @Test
    void theDesktopOpensLinksWithTheLauncher() throws Exception {
        var entry = Files.readAllLines(Path.of("packaging/sluice.desktop"));
        var link = "sluice://inspect?link=https%3A%2F%2Fv.example%2Fm.m3u8%3Ftoken%3Da%26b%20c";
        var words = value(entry, "Exec").split(" ");
        assertThat(Invocation.isDeepLink(link)).isTrue();
        assertThat("x-scheme-handler/" + Invocation.of(link).toUri().getScheme() + ";")
                .isEqualTo(value(entry, "MimeType"));
        assertThat(launcher).hasFileName(words[0]).hasFileName(value(entry, "TryExec"));

        var started =
                launch(Map.of("SLUICE_JAVA", jdk("new", "25").toString()), words[1], words[2].replace("%u", link));

        assertThat(started.words).endsWith("dev.sluice.cli.Sluice", "console", link);
    }

    private static String value(List<String> entry, String key) {
        return entry.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private Path jdk(String name, String version) throws Exception {
        var jdk = Files.createDirectories(folder.resolve(name).resolve("bin")).getParent();
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(jdk.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        return jdk;
    }

    private static Path executable(Path file, String text) throws Exception {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Started launch(Map<String, String> env, String... words) throws Exception {
        var process = new ProcessBuilder(Stream.concat(Stream.of(launcher.toString()), Stream.of(words))
                        .toList())
                .redirectErrorStream(true);
        process.environment().putAll(env);
        var running = process.start();
        var text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Started(running.waitFor(), text.lines().toList());
    }

    private record Started(int exit, List<String> words) {}
}
