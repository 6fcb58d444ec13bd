package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    }
}
