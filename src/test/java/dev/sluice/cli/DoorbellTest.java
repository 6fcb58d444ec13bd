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
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Links from outside reach the console that is open, and nobody once it is closed. */
class DoorbellTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @TempDir
    Path workspace;

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    @Timeout(60)
    void aLinkReachesTheOpenConsoleAndNobodyOnceItIsClosed() throws Exception {
        var link = "sluice://inspect?link=" + "a".repeat(20_000);
        assertThat(ring(link)).isFalse();
        try (var bell = hang(heard::add)) {
            listens();
            assertThat(ring("x".repeat(1 << 20))).isTrue();
            assertThat(ring(link)).isTrue();

            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(link);
            assertThat(bell).isNotNull();
        }
        assertThat(ring(link)).isFalse();
        assertThat(Files.getPosixFilePermissions(folder())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    @Timeout(60)
    void theSecondConsoleAnswersOnceTheFirstIsClosed() throws Exception {
        var open = new AtomicBoolean(true);
        var first = hang(link -> open.get() && heard.add(link));
        listens();
        var toSecond = new LinkedBlockingQueue<String>();
        try (var second = hang(toSecond::add)) {
            assertThat(ring("sluice://inspect")).isTrue();
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("sluice://inspect");

            // As a window does, which is closed before its bell is.
            open.set(false);
            first.close();
            var late = AskedLinks.of(workspace).put("sluice://activity");
            assertThat(toSecond.poll(20, TimeUnit.SECONDS)).isEqualTo("sluice://activity");
            assertThat(second).isNotNull();
            assertThat(heard).isEmpty();
            goes(late);
        }
    }

    @Test
    @Timeout(60)
    void aLinkThatFailsToBeShownDoesNotEndTheAnswering() throws Exception {
        try (var bell = hang(link -> {
            if (link.endsWith("broken")) throw new IllegalStateException(link);
            return heard.add(link);
        })) {
            listens();
            assertThat(ring("sluice://broken")).isTrue();
            assertThat(ring("sluice://inspect")).isTrue();

            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("sluice://inspect");
            assertThat(bell).isNotNull();
        }
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
    void aLinkThatComesWhileTheWindowClosesIsTakenBackAtOnce() throws Exception {
        var closing = new CompletableFuture<Doorbell>();
        closing.complete(hang(link -> {
            if (link.endsWith("late")) closing.join().close();
            return !link.endsWith("late") && heard.add(link);
        }));
        listens();

        assertThat(ring("sluice://late")).isFalse();
        assertThat(folder()).isEmptyDirectory();
    }

    @Test
    @Timeout(60)
    void aLinkOfASecondBeforeIsHeardAndAnOldOneIsNot() throws Exception {
        Files.createDirectory(folder());
        var old = Files.writeString(folder().resolve("1.link"), "sluice://old");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));
        var young = Files.writeString(folder().resolve("2.link"), "sluice://young");

        try (var bell = hang(heard::add)) {
            assertThat(bell).isNotNull();
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("sluice://young");
            goes(young);
        }
        assertThat(heard).isEmpty();
        assertThat(folder()).isEmptyDirectory();
    }

    private Doorbell hang(Predicate<String> shown) {
        return Objects.requireNonNull(Doorbell.hang(workspace, threads, shown));
    }

    /** As patient as the test is, for a busy machine. */
    private boolean ring(String link) throws InterruptedException {
        return Doorbell.ring(workspace, link, Duration.ofSeconds(50));
    }

    /** Waits until the console answers, which it does on a thread of its own. */
    private void listens() throws Exception {
        goes(AskedLinks.of(workspace).put("sluice://first"));
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("sluice://first");
    }

    private static void goes(Path link) throws InterruptedException {
        while (Files.exists(link)) TimeUnit.MILLISECONDS.sleep(2);
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
