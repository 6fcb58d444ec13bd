package dev.sluice.destination;

import dev.sluice.media.live.LiveChild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Children whose service died. A source's may still hold the port that its successor needs, an ingest that takes nothing may
 * hold one that would have ended with its input, and with it the stream key.
 */
final class Orphans {
    private static final String ENDING = ".pid";

    private Orphans() {}

    /** Notes a child under a name of which there is one at a time. Process id and start: ids alone are used again. */
    static void note(Path folder, String name, LiveChild child) {
        try {
            Files.writeString(
                    folder.resolve(name + ENDING),
                    child.pid() + " " + child.startedAt().toEpochMilli());
        } catch (IOException e) {
            LoggerFactory.getLogger(Orphans.class).warn("A child cannot be noted in {}", folder, e);
        }
    }

    /** Ends the children of that folder that still run. */
    static void end(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path note : all.filter(f -> f.toString().endsWith(ENDING)).toList()) {
                endNoted(note);
            }
        }
    }

    private static void endNoted(Path note) {
        try {
            List<String> part = List.of(Files.readString(note).strip().split(" ", -1));
            long started = Long.parseLong(part.getLast());
            ProcessHandle.of(Long.parseLong(part.getFirst()))
                    .filter(p -> p.info().startInstant().orElse(Instant.EPOCH).toEpochMilli() == started)
                    .ifPresent(Orphans::endNow);
            Files.deleteIfExists(note);
        } catch (IOException | NumberFormatException e) {
            LoggerFactory.getLogger(Orphans.class).warn("An earlier child cannot be looked for", e);
        }
    }

    private static void endNow(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(e -> process)
                .join();
    }
}
