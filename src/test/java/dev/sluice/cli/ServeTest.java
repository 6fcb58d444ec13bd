package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.Json;
import dev.sluice.client.Connection;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sluice serve} as a process of its own, told to stop by a signal. */
class ServeTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void saysWhereItIsInOneLineAndEndsWithZeroWhenItIsToldTo() throws Exception {
        // Left by a start that was killed.
        Path left = folder.resolve("ws/native/sqlite-left-by-a-kill.so");
        Files.createDirectories(left.getParent());
        Files.createFile(left);
        var process = java("serve", "--workspace", folder.resolve("ws").toString());
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = Json.MAPPER.readTree(out.readLine());
            var keyFile = Path.of(line.get("adminKeyFile").asText());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                    .isEqualTo("rw-------");
            try (var client = Connection.of(line.get("url").asText(), keyFile).open()) {
                assertThat(client.service().operator().name()).isEqualTo("admin");
            }

            assertThat(left).doesNotExist();
            assertThat(left.getParent()).isNotEmptyDirectory();

            // A second one for the same workspace is refused and leaves the first alone.
            var second = java("serve", "--workspace", folder.resolve("ws").toString(), "--json");
            assertThat(Json.MAPPER
                            .readTree(second.getInputStream())
                            .at("/error/code")
                            .asText())
                    .isEqualTo("workspace-in-use");
            assertThat(second.waitFor()).isEqualTo(1);

            process.toHandle().destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(out.readLine()).isNull();
            assertThat(folder.resolve("ws/service.json")).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process java(String... words) throws Exception {
        return new ProcessBuilder(OwnProgram.command(words))
                .redirectError(folder.resolve("stderr.txt").toFile())
                .start();
    }
}
