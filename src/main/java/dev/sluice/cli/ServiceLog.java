package dev.sluice.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What a service that the console started says: {@code service.log} in its workspace, and the one before it. */
final class ServiceLog {
    private static final long LONGEST = 4 << 20;
    private static final int TAIL = 16 << 10;
    private static final int LAST_WORDS = 5;

    private final Path file;

    private ServiceLog(Path file) {
        this.file = file;
    }

    /** The log of a service that starts now; one that has grown past 4 MiB is put aside first. */
    static ServiceLog begin(Path workspace) throws IOException {
        var log = new ServiceLog(workspace.resolve("service.log"));
        if (Files.exists(log.file) && Files.size(log.file) > LONGEST) {
            Files.move(log.file, workspace.resolve("service.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    /** Where the service writes to. */
    Path file() {
        return file;
    }

    /** Its last lines. */
    String lastWords() throws IOException {
        try (var tail = new RandomAccessFile(file.toFile(), "r")) {
            tail.seek(Math.max(0, tail.length() - TAIL));
            byte[] bytes = new byte[(int) (tail.length() - tail.getFilePointer())];
            tail.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
        }
    }
}
