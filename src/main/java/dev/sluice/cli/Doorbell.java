package dev.sluice.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import dev.sluice.api.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a deep link to the console that is open on a workspace, so that one from a browser or a chat does not open a second
 * window. A link is a secret: it waits in a file that its owner alone can read, for as long as it takes to be read.
 */
final class Doorbell implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
    private static final String FOLDER = "asked-links";
    private static final String LOCK = "console.lock";
    private static final String WHOLE = ".link";
    private static final long LONGEST = 256 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANOTHERS_LOOK = Duration.ofMillis(300);
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Path folder;
    private final FileChannel lock;
    private final WatchService watch;
    private final Consumer<String> heard;

    private Doorbell(Path folder, FileChannel lock, Consumer<String> heard) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.heard = heard;
        watch = folder.getFileSystem().newWatchService();
        folder.register(watch, ENTRY_CREATE);
    }

    /**
     * Answers links from now on, on a thread of this executor.
     *
     * @return null where another console on the workspace answers already, or the folder cannot be used
     */
    static @Nullable Doorbell hang(Path workspace, Executor background, Consumer<String> heard)
            throws InterruptedException {
        FileChannel lock = null;
        try {
            var folder = ownersOnly(workspace.resolve(FOLDER));
            lock = open(workspace);
            var ours = lock;
            // Who rings holds it for a moment, too.
            if (!within(ANOTHERS_LOOK, () -> free(ours))) {
                lock.close();
                return null;
            }
            clear(folder);
            var bell = new Doorbell(folder, lock, heard);
            background.execute(bell::listen);
            return bell;
        } catch (IOException e) {
            LOG.warn("Links from outside cannot be handed to this console: {}", e.getMessage());
            close(lock);
            return null;
        }
    }

    /** Hands a link to the console that is open there; false where none is or none takes it within seconds. */
    static boolean ring(Path workspace, String link) throws InterruptedException {
        return ring(workspace, link, PATIENCE);
    }

    static boolean ring(Path workspace, String link, Duration patience) throws InterruptedException {
        var folder = workspace.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var lock = open(workspace)) {
            if (free(lock)) {
                return false;
            }
            var rung = put(folder, link);
            // Whoever deletes it has it: the other console, or we, who take it back.
            return within(patience, () -> Files.notExists(rung)) || !Files.deleteIfExists(rung);
        } catch (IOException e) {
            throw Fault.failed(
                    "console-unreachable",
                    "The link cannot be handed to the console that is open.",
                    "Paste it there.",
                    e);
        }
    }

    private static Path put(Path folder, String link) throws IOException {
        var part = Files.createTempFile(folder, "", ".part");
        try {
            Files.writeString(part, link);
            return Files.move(part, folder.resolve(part.getFileName() + WHOLE), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Removes what is left of somebody who ended suddenly; what is younger is waited for still. */
    private static void clear(Path folder) throws IOException {
        var old = Instant.now().minus(LEFT_BEHIND);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                try {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                        Files.deleteIfExists(file);
                    }
                } catch (NoSuchFileException gone) {
                    LOG.debug("A link was taken back");
                }
            }
        }
    }

    private static Path ownersOnly(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    /** Looks again and again; false when it did not hold in time. */
    private static boolean within(Duration limit, Look holds) throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (!holds.now()) {
            if (System.nanoTime() - began > limit.toNanos()) {
                return false;
            }
            Thread.sleep(LOOK);
        }
        return true;
    }

    /** Whether something holds at this moment. */
    private interface Look {
        boolean now() throws IOException;
    }

    private void listen() {
        try {
            while (true) {
                read();
                var key = watch.take();
                key.pollEvents();
                key.reset();
            }
        } catch (ClosedWatchServiceException | InterruptedException over) {
            LOG.debug("No more links from outside");
        }
    }

    /** Reads and removes what lies there; what is too long for a link is removed unread. */
    private void read() {
        for (var file : waiting()) {
            try {
                var link = Files.size(file) > LONGEST ? "" : Files.readString(file);
                Files.delete(file);
                if (!link.isEmpty()) {
                    heard.accept(link);
                }
            } catch (NoSuchFileException gone) {
                LOG.debug("A link was taken back");
            } catch (IOException e) {
                LOG.warn("A link from outside cannot be read: {}", e.getMessage());
            }
        }
    }

    private List<Path> waiting() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(WHOLE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.warn("Links from outside cannot be read: {}", e.getMessage());
            return List.of();
        }
    }

    @Override
    public void close() {
        close(watch);
        close(lock);
    }

    private static FileChannel open(Path workspace) throws IOException {
        return FileChannel.open(workspace.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static boolean free(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    private static void close(@Nullable AutoCloseable what) {
        try {
            if (what != null) what.close();
        } catch (Exception e) {
            LOG.debug("It stays open", e);
        }
    }
}
