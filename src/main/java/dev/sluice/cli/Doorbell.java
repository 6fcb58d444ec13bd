package dev.sluice.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import dev.sluice.api.Fault;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a deep link to the console that is open on a workspace, so that one from a browser or a chat does not open a second
 * window. A link is a secret: it waits in a file that its owner alone can read, for as long as it takes to be read.
 */
final class Doorbell implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
    private static final String LOCK = "console.lock";
    /** A window that has just opened on a busy machine takes this long to show a link. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration ANOTHERS_LOOK = Duration.ofMillis(300);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final AskedLinks links;
    private final FileChannel lock;
    private final WatchService watch;
    private final Predicate<String> shown;

    private Doorbell(AskedLinks links, FileChannel lock, Predicate<String> shown) throws IOException {
        this.links = links;
        this.lock = lock;
        this.shown = shown;
        watch = links.folder().getFileSystem().newWatchService();
        links.folder().register(watch, ENTRY_CREATE);
    }

    /**
     * Answers links on a thread of this executor: from now on, or once the console that answers them now is closed.
     *
     * @param shown shows a link; false where it cannot any more, so that somebody else may
     * @return null where the folder cannot be used
     */
    static @Nullable Doorbell hang(Path workspace, Executor background, Predicate<String> shown) {
        FileChannel lock = null;
        try {
            var links = AskedLinks.of(workspace);
            links.open();
            lock = open(workspace);
            var bell = new Doorbell(links, lock, shown);
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
        var links = AskedLinks.of(workspace);
        if (!Files.isDirectory(links.folder())) {
            return false;
        }
        try (var lock = open(workspace)) {
            if (free(lock)) {
                return false;
            }
            var rung = links.put(link);
            // Whoever deletes it has it: the other console, or we, who take it back once that one closes.
            within(patience, () -> Files.notExists(rung) || free(lock));
            return !Files.deleteIfExists(rung);
        } catch (IOException e) {
            throw Fault.failed(
                    "console-unreachable",
                    "The link cannot be handed to the console that is open.",
                    "Paste it there.",
                    e);
        }
    }

    /** Looks again and again, until it holds or the time is over. */
    private static void within(Duration limit, Look holds) throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (!holds.now() && System.nanoTime() - began < limit.toNanos()) {
            Thread.sleep(LOOK);
        }
    }

    /** Whether something holds at this moment. */
    private interface Look {
        boolean now() throws IOException;
    }

    private void listen() {
        try {
            // Another console answers, or somebody rings, who holds it for a moment, too.
            while (!free(lock)) {
                Thread.sleep(ANOTHERS_LOOK);
            }
            links.clear();
            while (lock.isOpen()) {
                links.take(this::taken);
                var key = watch.take();
                key.pollEvents();
                key.reset();
            }
        } catch (ClosedWatchServiceException | ClosedChannelException | InterruptedException over) {
            LOG.debug("No more links from outside");
        } catch (IOException e) {
            LOG.warn("Links from outside cannot be handed to this console: {}", e.getMessage());
        } finally {
            close();
        }
    }

    /** A link that fails to be shown is over; the console answers the next one. */
    private boolean taken(String link) {
        try {
            return shown.test(link);
        } catch (RuntimeException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            // Without its message, which may hold the link.
            LOG.warn(
                    "A link from outside cannot be shown: {} at {}",
                    cause.getClass().getName(),
                    Arrays.asList(cause.getStackTrace()));
            return true;
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
