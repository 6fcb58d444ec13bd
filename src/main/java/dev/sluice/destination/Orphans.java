package dev.sluice.destination;

import dev.sluice.media.live.LiveChild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.LoggerFactory;

/** A source's child whose service died: it may still hold the port that its successor needs. */
final class Orphans {
    private Orphans() {}

    static Path file(Path folder) {
        return folder.resolve("source.pid");
    }

    /** Process id and start: ids alone are used again. */
    static String line(LiveChild child) {
        return child.pid() + " " + child.startedAt().toEpochMilli();
    }

    /** Ends the child of that folder, if it still runs. */
    static void end(Path folder) {
        try {
            if (!Files.exists(file(folder))) {
                return;
            }
            String[] part = Files.readString(file(folder)).strip().split(" ", -1);
            var process = ProcessHandle.of(Long.parseLong(part[0]));
            process.filter(p -> p.info().startInstant().orElse(Instant.EPOCH).toEpochMilli() == Long.parseLong(part[1]))
                    .ifPresent(Orphans::endNow);
            Files.deleteIfExists(file(folder));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            LoggerFactory.getLogger(Orphans.class).warn("An earlier child cannot be looked for", e);
        }
    }

    private static void endNow(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit()
                .orTimeout(5, java.util.concurrent.TimeUnit.SECONDS)
                .exceptionally(e -> process)
                .join();
    }
}
