package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Links from outside reach the console that is open, and nobody once it is closed. */
class DoorbellTest {
    @TempDir
    Path workspace;

    @Test
    @Timeout(60)
    void aLinkReachesTheOpenConsoleAndNobodyOnceItIsClosed() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        var link = "sluice://inspect?link=" + "a".repeat(20_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(Doorbell.ring(workspace, link)).isFalse();
            try (var bell = Doorbell.hang(workspace, threads, heard::add)) {
                assertThat(bell).isNotNull();
                assertThat(Doorbell.hang(workspace, threads, heard::add)).isNull();
                assertThat(Doorbell.ring(workspace, "x".repeat(1 << 20))).isTrue();
                assertThat(Doorbell.ring(workspace, link)).isTrue();

                assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(link);
            }
            assertThat(Doorbell.ring(workspace, link)).isFalse();
        }
        assertThat(Files.getPosixFilePermissions(folder())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    @Timeout(60)
    void aLinkThatNobodyTakesIsTakenBack() throws Exception {
        Files.createDirectory(folder());
        try (var busy = busy()) {
            assertThat(Doorbell.ring(workspace, "sluice://inspect", Duration.ofMillis(1)))
                    .isFalse();
        }
        assertThat(folder()).isEmptyDirectory();
    }

    @Test
    @Timeout(60)
    void aLinkOfASecondBeforeIsHeardAndAnOldOneIsNot() throws Exception {
        Files.createDirectory(folder());
        var old = Files.writeString(folder().resolve("1.link"), "sluice://old");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));
        Files.writeString(folder().resolve("2.link"), "sluice://young");
        var heard = new LinkedBlockingQueue<String>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var bell = Doorbell.hang(workspace, threads, heard::add)) {
            assertThat(bell).isNotNull();
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("sluice://young");
        }
        assertThat(heard).isEmpty();
        assertThat(folder()).isEmptyDirectory();
    }

    /** A console that is open and takes nothing. */
    private FileChannel busy() throws IOException {
        var channel = FileChannel.open(
                workspace.resolve("console.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        assertThat(channel.lock().isValid()).isTrue();
        return channel;
    }

    private Path folder() {
        return workspace.resolve("asked-links");
    }
}
