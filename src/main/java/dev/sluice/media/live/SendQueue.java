package dev.sluice.media.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the system knows of a child's TCP connections: whether one is open, and how many bytes the other side has not
 * acknowledged yet.
 *
 * @param open whether a connection is established
 * @param unacknowledged bytes in the send queues
 */
public record SendQueue(boolean open, long unacknowledged) {
    private static final String ESTABLISHED = "01";

    /** Reads it; empty where the system does not tell, as only Linux does. */
    public static Optional<SendQueue> of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            Set<String> sockets = sockets(process.resolve("fd"));
            boolean open = false;
            long waiting = 0;
            for (String table : new String[] {"tcp", "tcp6"}) {
                for (String line : Files.readAllLines(process.resolve("net").resolve(table))) {
                    String[] part = line.strip().split("\\s+", -1);
                    if (part.length > 9 && sockets.contains(part[9])) {
                        open |= part[3].equals(ESTABLISHED);
                        waiting += Long.parseLong(part[4].substring(0, part[4].indexOf(':')), 16);
                    }
                }
            }
            return Optional.of(new SendQueue(open, waiting));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            // No such table here, or the child has just ended: not measured.
            return Optional.empty();
        }
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.map(SendQueue::socket).filter(s -> !s.isEmpty()).collect(Collectors.toSet());
        }
    }

    private static String socket(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("socket:[") ? target.substring(8, target.length() - 1) : "";
        } catch (IOException closed) {
            return "";
        }
    }
}
