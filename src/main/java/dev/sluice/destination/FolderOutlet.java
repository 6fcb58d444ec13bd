package dev.sluice.destination;

import dev.sluice.api.Destination;
import dev.sluice.api.Publication;
import dev.sluice.api.PublicationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Copies every segment into a folder and keeps a playlist of all of them there, so that any player can open it. */
final class FolderOutlet extends Outlet {
    private final Recording recording;
    private final Path folder;
    private final int profileSeconds;
    private final Executor threads;
    private final Semaphore copying = new Semaphore(1);
    private final AtomicLong copied = new AtomicLong();
    private int done;
    private volatile boolean ended;

    FolderOutlet(
            Destination destination,
            String name,
            Recording recording,
            int profileSeconds,
            Clock clock,
            Consumer<Publication> changed,
            Executor threads) {
        super(destination, clock, changed);
        this.recording = recording;
        this.profileSeconds = profileSeconds;
        this.threads = threads;
        this.folder = Path.of(destination.address()).resolve(name);
    }

    @Override
    void segments() {
        if (state() != PublicationState.STOPPED) {
            threads.execute(this::copy);
        }
    }

    @Override
    void stop(String why, String words) {
        ended = true;
        threads.execute(this::copy);
        super.stop(why, words);
    }

    private void copy() {
        copying.acquireUninterruptibly();
        try {
            Files.createDirectories(folder);
            var all = recording.segments();
            for (; done < all.size(); done++) {
                take(all.get(done));
            }
            var text = new LiveWindow(all, profileSeconds, Integer.MAX_VALUE, ended).text();
            Path partial = folder.resolve(".playlist.part");
            Files.writeString(partial, text);
            Files.move(partial, folder.resolve(LiveWindow.MEDIA), StandardCopyOption.ATOMIC_MOVE);
            move(PublicationState.LIVE, "", "Every segment is copied.");
        } catch (IOException e) {
            LoggerFactory.getLogger(FolderOutlet.class)
                    .warn("Copying to {} failed", destination().id(), e);
            move(
                    PublicationState.RETRYING,
                    "folder-unwritable",
                    "The folder cannot be written to; it is tried again with the next segment.");
        } finally {
            copying.release();
        }
        health(new Publication.Health(true, 0, 0, 0, 0, 0, copied.get(), copied.get(), null));
    }

    private void take(Segment segment) throws IOException {
        Path source = recording.folder().resolve(segment.file());
        Path partial = folder.resolve(segment.file() + ".part");
        Files.copy(source, partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, folder.resolve(segment.file()), StandardCopyOption.ATOMIC_MOVE);
        copied.addAndGet(Files.size(source));
    }
}
