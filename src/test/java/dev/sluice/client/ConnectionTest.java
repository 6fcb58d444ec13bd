package dev.sluice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.api.Fault;
import dev.sluice.api.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
    @TempDir
    Path workspace;

    @Test
    void aRunningServiceIsFoundByItsWorkspace() throws Exception {
        var keyFile = Files.writeString(workspace.resolve("admin.key"), "slk_secret\n");
        announce(keyFile, ProcessHandle.current().pid());

        var connection = ServiceFile.read(workspace).orElseThrow().connection();

        assertThat(connection.url()).hasToString("http://127.0.0.1:8080/");
        assertThat(connection.toString()).doesNotContain("slk_secret");
        connection.open().close();
    }

    @Test
    void aServiceWhoseProcessIsGoneIsNotFound() throws Exception {
        var gone = new ProcessBuilder("true").start();
        gone.waitFor();
        announce(Path.of("admin.key"), gone.pid());

        assertThat(ServiceFile.read(workspace)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"pid\":1}", "null"})
    void aDamagedFileIsNoService(String text) throws Exception {
        Files.writeString(workspace.resolve("service.json"), text);

        assertThat(ServiceFile.read(workspace)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "ftp://host", "file:///etc/passwd", "http://user:pw@host/"})
    void whatIsNoUrlIsRefused(String url) {
        assertFault("url-malformed", () -> Connection.of(url, Path.of("key")));
    }

    @Test
    void aKeyFileMustHoldOneKey() throws Exception {
        assertFault("key-file-unreadable", open(workspace.resolve("no.key")));
        assertFault("key-malformed", open(Files.writeString(workspace.resolve("2.key"), "slk_a\nslk_b")));
        assertFault("key-malformed", open(Files.write(workspace.resolve("big.key"), new byte[4096])));
        assertFault("key-malformed", open(Files.writeString(workspace.resolve("empty.key"), "\n")));
    }

    private void announce(Path keyFile, long pid) throws Exception {
        Json.MAPPER.writeValue(
                workspace.resolve("service.json").toFile(),
                Map.of("url", "http://127.0.0.1:8080/", "adminKeyFile", keyFile.toString(), "pid", pid));
    }

    private static org.assertj.core.api.ThrowableAssert.ThrowingCallable open(Path keyFile) {
        return () -> Connection.of("http://127.0.0.1", keyFile).open();
    }

    private static void assertFault(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(act)
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
